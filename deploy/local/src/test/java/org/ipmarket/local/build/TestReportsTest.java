package org.ipmarket.local.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestReportsTest {
    @TempDir
    Path root;

    private void report(String folder, String name, String text) throws IOException {
        Path target = Files.createDirectories(root.resolve(folder));
        Files.writeString(target.resolve(name), text);
    }

    @Test
    void bothKindsOfReportsAreCountedForEachModule() throws IOException {
        report(
                "services/listing/target/surefire-reports",
                "TEST-a.xml",
                "<testsuite tests='5' failures='1' errors='1' skipped='1'/>");
        report(
                "services/listing/target/failsafe-reports",
                "TEST-b.xml",
                "<testsuite tests='3' failures='0' errors='0' skipped='0'/>");
        report(
                "gateway/target/surefire-reports",
                "TEST-c.xml",
                "<testsuite tests='2' failures='0' errors='0' skipped='0'/>");
        report("gateway/target/surefire-reports", "a.txt", "ignored");
        var counts = new TestReports(root).byModule();
        assertThat(counts).containsOnlyKeys("gateway", "services/listing");
        assertThat(counts.get("services/listing")).hasToString("5 passed, 2 failed, 1 skipped");
    }

    @Test
    void aReportThatWasCutOffCountsAsAFailure() throws IOException {
        report("gateway/target/failsafe-reports", "TEST-c.xml", "<testsuite tests='2' ");
        assertThat(new TestReports(root).byModule().get("gateway").failed()).isEqualTo(1);
    }

    @Test
    void aFailureWithoutWordsIsToldByWhatWasThrown() throws IOException {
        report("gateway/target/failsafe-reports", "TEST-c.xml", """
                <testsuite tests='1' failures='0' errors='1'>
                  <testcase classname='org.ipmarket.AIT' name='breaks'>
                    <error type='org.ClosedException'><![CDATA[org.ClosedException
                at org.ipmarket.AIT.breaks(AIT.java:7)]]></error>
                  </testcase>
                </testsuite>""");
        assertThat(new TestReports(root).failures())
                .containsExactly("org.ipmarket.AIT.breaks: org.ClosedException at org.ipmarket.AIT.breaks(AIT.java:7)");
    }

    @Test
    void aFailedTestIsNamedWithWhatItSaid() throws IOException {
        report("gateway/target/failsafe-reports", "TEST-c.xml", """
                <testsuite tests='3' failures='1' errors='1'>
                  <testcase classname='org.ipmarket.AIT' name='passes'/>
                  <testcase classname='org.ipmarket.BIT' name='breaks'><error message='gone'/></testcase>
                  <testcase classname='org.ipmarket.AIT' name='fails'>
                    <failure message='expected: 200&#10;but was: 503'/>
                  </testcase>
                </testsuite>""");
        assertThat(new TestReports(root).failures())
                .containsExactly("org.ipmarket.AIT.fails: expected: 200 but was: 503", "org.ipmarket.BIT.breaks: gone");
    }

    @Test
    void reportsOfEarlierRunsAreRemoved() throws IOException {
        report("gateway/target/surefire-reports", "TEST-c.xml", "<testsuite tests='2'/>");
        TestReports reports = new TestReports(root);
        reports.clear();
        assertThat(reports.byModule()).isEmpty();
    }
}
