package io.github.asgbg.cli.setup;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.CallerAccount;
import io.github.asgbg.config.Settings;
import io.github.asgbg.port.CloudException;
import java.util.Optional;

/**
 * Where a service is.
 *
 * @param account its id of 12 digits, as far as somebody did not type another text
 * @param region as in {@code eu-central-1}
 */
public record AccountAndRegion(String account, String region) {
    /**
     * As it is said, or else as AWS and the SDK say; where all is said nothing is asked.
     *
     * @throws CloudException when something has to be asked and there is no answer
     */
    public static AccountAndRegion of(Settings settings, Optional<String> account, Shell shell) {
        Optional<String> region = settings.aws()
                .region()
                .or(() -> Optional.ofNullable(shell.environment().get("AWS_REGION")))
                .filter(name -> !name.isBlank());
        if (account.isPresent() && region.isPresent()) {
            return new AccountAndRegion(account.get(), region.get());
        }
        try (AwsClients clients = shell.outside().clients(Wiring.connection(settings.aws()))) {
            String where = region.orElseGet(() -> CallerAccount.region(clients));
            return new AccountAndRegion(account.orElseGet(() -> CallerAccount.id(clients)), where);
        }
    }
}
