package io.github.asgbg.sandbox.iam.policy;

import java.util.List;

/**
 * Principal or NotPrincipal of a statement: ARNs, account numbers, or {@code *}. Source: IAM user guide, "AWS JSON policy
 * elements: Principal" and "NotPrincipal".
 */
record Principals(boolean isNegated, List<String> names) {
    /** A deny reaches whoever is meant in any way, also by the account. */
    boolean reach(Caller caller) {
        return isNegated ? !isExempt(caller) : isMeant(caller) || isAccountMeant(caller);
    }

    /** An account's number lets the account's own policies permit something, and permits nobody anything by itself. */
    boolean permit(Caller caller) {
        return isNegated ? !isExempt(caller) : isMeant(caller);
    }

    boolean delegateTo(Caller caller) {
        return !isNegated && isAccountMeant(caller);
    }

    /** Whoever is to be left out must be named with its account, and a session with its role as well. */
    private boolean isExempt(Caller caller) {
        return isAccountMeant(caller) && names.containsAll(caller.ownArns());
    }

    private boolean isMeant(Caller caller) {
        return names.contains("*") || caller.ownArns().stream().anyMatch(names::contains);
    }

    private boolean isAccountMeant(Caller caller) {
        return names.contains(caller.account()) || names.contains(caller.root());
    }
}
