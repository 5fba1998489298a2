package io.github.asgbg.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Suggested commands, as a real shell reads them when they are pasted from where they are printed. */
public final class Pasted {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final List<String> HEADS = List.of("'asg-bg ", "'aws ");
    private static final Pattern OUR_WORD = Pattern.compile("--|-{0,2}[A-Za-z0-9][A-Za-z0-9_./:=+@-]*");

    private static final Set<String> FLAGS = Set.of("--help", "--watch", "--yes", "--force", "--apply", "--overwrite");

    private Pasted() {}

    /** The commands in quotes, each as it is printed, with the line breaks that are in it. */
    public static List<String> suggestions(String output) {
        String text = COLOUR.matcher(output).replaceAll("");
        List<String> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            int start = i;
            if (HEADS.stream().anyMatch(head -> text.startsWith(head, start))) {
                i = end(text, start + 1);
                found.add(text.substring(start + 1, i));
            }
        }
        return found;
    }

    private static int end(String text, int from) {
        int i = from;
        while (text.charAt(i) != '\'') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Every suggestion is a command of ours or of the AWS CLI, of our words and of whole values. */
    public static void check(String output, Set<String> values, String seed) throws IOException, InterruptedException {
        List<String> suggestions = suggestions(output);
        List<List<String>> read = words(suggestions);
        for (int i = 0; i < suggestions.size(); i++) {
            String what = "'" + suggestions.get(i) + "' read as " + read.get(i) + "; " + seed;
            assertThat(read.get(i).get(0)).as(what).isIn("asg-bg", "aws");
            assertThat(read.get(i)).as(what).allMatch(word -> isWhole(word, values));
            assertThat(isComplete(read.get(i), values)).as(what).isTrue();
        }
    }

    /** Nothing was lost behind a quote: every option has its value, and a deploy its version. */
    private static boolean isComplete(List<String> words, Set<String> values) {
        String last = words.get(words.size() - 1);
        if (FLAGS.contains(last)) {
            return true;
        }
        return words.get(1).equals("deploy")
                ? words.size() > 2
                        && (values.contains(last) || last.equals("VERSION") || last.equals("MIN/DESIRED/MAX"))
                : !last.startsWith("--") || last.contains("=");
    }

    private static boolean isWhole(String word, Set<String> values) {
        return OUR_WORD.matcher(word).matches()
                || word.equals("AutoScalingGroups[0].MixedInstancesPolicy")
                || values.contains(word)
                || values.contains(word.replaceFirst("^--[a-z-]+=", ""))
                || values.contains(word.replaceFirst("^LaunchTemplateId=", ""))
                || isTag(word, values);
    }

    /** What the AWS CLI reads as a tag, in its shorthand or as JSON: every member is one of our words or a whole value. */
    private static boolean isTag(String word, Set<String> values) {
        if (!word.startsWith("[{")) {
            return Arrays.stream(word.split(",", -1)).allMatch(member -> isMember(member, values));
        }
        try {
            JsonNode tag = new ObjectMapper().readTree(word).get(0);
            return StreamSupport.stream(tag.spliterator(), false)
                    .map(JsonNode::asText)
                    .allMatch(text -> OUR_WORD.matcher(text).matches() || values.contains(text));
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }

    private static boolean isMember(String member, Set<String> values) {
        String value = member.substring(member.indexOf('=') + 1);
        return member.contains("=") && (OUR_WORD.matcher(value).matches() || values.contains(value));
    }

    /** What {@code sh} makes of each command, word by word; none is run. */
    private static List<List<String>> words(List<String> commands) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder();
        for (String command : commands) {
            script.append("set -- ").append(command).append("\nprintf '%s\\037' \"$@\"; printf '\\036'\n");
        }
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-s").redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/nowhere");
        Process shell = builder.start();
        try (var in = shell.getOutputStream()) {
            in.write(script.toString().getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        List<List<String>> read = new ArrayList<>();
        for (String one : out.split("\036", -1)) {
            read.add(List.of(one.split("\037", -1)).subList(0, Math.max(0, one.split("\037", -1).length - 1)));
        }
        assertThat(read).as("commands that were read").hasSize(commands.size() + 1);
        return read;
    }
}
