package io.github.asgbg.aws.client;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The shared configuration files as they are now: keys that somebody renews there while a release is under way are used from the
 * next call on. A session may last 15 minutes and a release an hour. While a file is being written it may not be readable; then
 * what was read before holds.
 */
final class PresentProfiles implements Supplier<ProfileFile> {
    private @Nullable ProfileFile last;

    @Override
    public synchronized ProfileFile get() {
        try {
            last = ProfileFile.defaultProfileFile();
        } catch (RuntimeException e) {
            if (last == null) {
                throw e;
            }
        }
        return last;
    }
}
