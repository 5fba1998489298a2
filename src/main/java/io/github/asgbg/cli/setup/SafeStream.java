package io.github.asgbg.cli.setup;

import io.github.asgbg.report.terminal.CiCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes. No line that leaves it holds a command of a CI system, whoever wrote the line and in however many
 * pieces; see {@link CiCommands}. Lines that are made of {@link io.github.asgbg.report.terminal.Line} or as JSON have none when
 * they arrive, so that their widths and their values are right. Whole lines leave at once, the beginning of one when it is
 * flushed.
 */
public final class SafeStream extends PrintStream {
    /** In a charset of which ASCII is a part. */
    public SafeStream(OutputStream to, Charset charset) {
        // What flushes by itself does so in the middle of lines.
        super(new Filter(to), false, charset);
    }

    /** Works on bytes: all that makes a command is ASCII. */
    private static final class Filter extends OutputStream {
        /** What is needed of a line's part that has left already, and of the part that is still to come. */
        private static final int CONTEXT = 256;

        private static final int LONGEST = 1 << 16;

        private final OutputStream to;
        private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
        private final StringBuilder line = new StringBuilder();
        private int gone;

        Filter(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                add((char) (bytes[i] & 0xff));
            }
            send();
        }

        private void add(char c) {
            if (c == '\n') {
                release(line.length(), true);
                ready.write(c);
                line.setLength(0);
                gone = 0;
            } else {
                line.append(c);
                if (line.length() >= LONGEST) {
                    release(line.length() - CONTEXT, false);
                }
            }
        }

        @Override
        public void flush() throws IOException {
            release(line.length(), false);
            send();
            to.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
            to.close();
        }

        private void release(int end, boolean isWhole) {
            if (gone >= end) {
                return;
            }
            for (int index : CiCommands.breaks(line.toString(), isWhole)) {
                if (index >= gone && index < end) {
                    take(index);
                    ready.write('\\');
                }
            }
            take(end);
            int forgotten = Math.max(0, gone - CONTEXT);
            line.delete(0, forgotten);
            gone -= forgotten;
        }

        private void take(int end) {
            byte[] bytes = line.substring(gone, end).getBytes(StandardCharsets.ISO_8859_1);
            ready.write(bytes, 0, bytes.length);
            gone = end;
        }

        private void send() throws IOException {
            ready.writeTo(to);
            ready.reset();
        }
    }
}
