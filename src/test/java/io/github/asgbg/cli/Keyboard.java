package io.github.asgbg.cli;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Somebody who types one line, but does something else first, for which the program has to wait. */
final class Keyboard extends FilterInputStream {
    private final Runnable first;
    private boolean isBegun;

    Keyboard(String line, Runnable first) {
        super(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        this.first = first;
    }

    @Override
    public int read() throws IOException {
        begin();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        begin();
        return super.read(bytes, offset, length);
    }

    private void begin() {
        if (!isBegun) {
            isBegun = true;
            first.run();
        }
    }
}
