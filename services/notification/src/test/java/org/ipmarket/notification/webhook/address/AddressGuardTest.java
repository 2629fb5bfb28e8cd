package org.ipmarket.notification.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To which addresses nothing ever goes. */
class AddressGuardTest {
    private static final NameResolver NOBODY = name -> {
        throw new UnknownHostException(name);
    };

    private static AddressGuard guard(NameResolver resolver) {
        return new AddressGuard(List.of(), false, resolver);
    }

    private static NameResolver leadsTo(String... addresses) {
        return name -> Stream.of(addresses).map(InetAddress::ofLiteral).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "unspecified, 0.0.0.0",
        "this network, 0.1.2.3",
        "private, 10.0.0.1",
        "private, 10.255.255.255",
        "carrier grade NAT, 100.64.0.1",
        "carrier grade NAT, 100.127.255.254",
        "metadata, 100.100.100.200",
        "loopback, 127.0.0.1",
        "loopback, 127.255.255.254",
        "metadata, 168.63.129.16",
        "link-local, 169.254.0.1",
        "metadata, 169.254.169.254",
        "private, 172.16.0.1",
        "private, 172.31.255.255",
        "protocols, 192.0.0.192",
        "documentation, 192.0.2.1",
        "6to4 relay, 192.88.99.1",
        "private, 192.168.1.1",
        "measurements, 198.18.0.1",
        "measurements, 198.19.255.255",
        "documentation, 198.51.100.7",
        "documentation, 203.0.113.9",
        "multicast, 224.0.0.1",
        "multicast, 239.255.255.250",
        "reserved, 240.0.0.1",
        "broadcast, 255.255.255.255",
        "unspecified, ::",
        "loopback, ::1",
        "mapped loopback, ::ffff:127.0.0.1",
        "mapped loopback in hexadecimal, ::ffff:7f00:1",
        "mapped private, ::ffff:10.0.0.1",
        "mapped metadata, ::ffff:a9fe:a9fe",
        "compatible loopback, ::127.0.0.1",
        "translated loopback, 64:ff9b::7f00:1",
        "translated public, 64:ff9b::808:808",
        "translated locally, 64:ff9b:1::1",
        "discard, 100::1",
        "Teredo, 2001::1",
        "benchmark, 2001:2::1",
        "ORCHID, 2001:20::1",
        "documentation, 2001:db8::1",
        "documentation, 3fff::1",
        "6to4 of loopback, 2002:7f00:1::",
        "6to4 of a public one, 2002:808:808::1",
        "ISATAP, 2a00:1450::5efe:a00:1",
        "ISATAP, 2a00:1450::200:5efe:a00:1",
        "segment routing, 5f00::1",
        "unique local, fc00::1",
        "unique local, fd12:3456:789a::1",
        "metadata, fd00:ec2::254",
        "link-local, fe80::1",
        "site-local, fec0::1",
        "multicast, ff02::1"
    })
    void isNeverReached(String what, String address) {
        InetAddress judged = InetAddress.ofLiteral(address);
        String literal = address.indexOf(':') >= 0 ? "[" + address + "]" : address;

        assertThat(guard(NOBODY).permits(judged)).as(what).isFalse();
        assertRefused(guard(NOBODY), "https://" + literal + "/hook", AddressRefused.Reason.NO_PUBLIC_ADDRESS);
        assertThatThrownBy(() -> guard(leadsTo(address)).addresses(named()))
                .isInstanceOf(AddressRefused.class)
                .hasMessageNotContaining(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "198.20.0.1",
                "223.255.255.254",
                "114.114.114.114",
                "2400:3200::1",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80b::200e"
            })
    void isAnybodys(String address) throws AddressRefused {
        String literal = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        EndpointUrl endpoint = guard(NOBODY).check("https://" + literal + "/hook");

        assertThat(guard(NOBODY).addresses(endpoint)).containsExactly(InetAddress.ofLiteral(address));
        assertThat(guard(leadsTo(address)).addresses(named())).containsExactly(InetAddress.ofLiteral(address));
    }

    /** Forms that some resolver takes for 127.0.0.1 or 169.254.169.254, and another does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "017700000001",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "127.0.0.01",
                "2852039166",
                "0xa9fea9fe",
                "169.254.43518",
                "256.256.256.256",
                "1.2.3.4.5",
                "example.123",
                "0x"
            })
    void aNumberInDisguiseIsNoHost(String host) {
        assertRefused(guard(leadsTo("8.8.8.8")), "https://" + host + "/", AddressRefused.Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/, HTTPS_NEEDED",
        "ftp://example.com/, MALFORMED",
        "file:///etc/passwd, MALFORMED",
        "//example.com/, MALFORMED",
        "https:///path, MALFORMED",
        "https://user:word@example.com/, MALFORMED",
        "https://example.com@10.0.0.1/, MALFORMED",
        "https://example.com/#part, MALFORMED",
        "https://exa mple.com/, MALFORMED",
        "https://例子.cn/, MALFORMED",
        "https://-a.com/, MALFORMED",
        "https://[fe80::1%25eth0]/, MALFORMED",
        "https://example.com:22/, PORT_NOT_ALLOWED",
        "https://example.com:25/, PORT_NOT_ALLOWED",
        "https://example.com:0/, PORT_NOT_ALLOWED",
        "https://example.com:6379/, PORT_NOT_ALLOWED",
        "https://example.com:5432/, PORT_NOT_ALLOWED",
        "https://example.com:65536/, PORT_NOT_ALLOWED"
    })
    void isNotAnAddressForWebhooks(String url, AddressRefused.Reason reason) {
        assertRefused(guard(NOBODY), url, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, example.com, 443, /, example.com",
        "https://Example.COM/A?b=C, example.com, 443, /A?b=C, example.com",
        "https://example.com:8443/x, example.com, 8443, /x, example.com:8443",
        "https://xn--fsqu00a.cn/, xn--fsqu00a.cn, 443, /, xn--fsqu00a.cn",
        "https://[2606:4700:4700::1111]:8443/, 2606:4700:4700::1111, 8443, /, [2606:4700:4700::1111]:8443"
    })
    void isReadIntoItsParts(String url, String host, int port, String target, String authority) throws AddressRefused {
        EndpointUrl endpoint = guard(NOBODY).check(url);

        assertThat(endpoint.host()).isEqualTo(host);
        assertThat(endpoint.port()).isEqualTo(port);
        assertThat(endpoint.target()).isEqualTo(target);
        assertThat(endpoint.authority()).isEqualTo(authority);
    }

    @Test
    void oneAddressThatIsNotPublicSpoilsTheName() {
        assertThatThrownBy(() -> guard(leadsTo("8.8.8.8", "10.0.0.1")).addresses(named()))
                .isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> guard(leadsTo("8.8.8.8", "::1")).addresses(named()))
                .isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> guard(leadsTo()).addresses(named())).isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> guard(NOBODY).addresses(named())).isInstanceOf(AddressRefused.class);
    }

    /** The name is asked for once for each request, and what the guard gives out is an address, not the name. */
    @Test
    void aNameThatLeadsElsewhereTheNextTimeIsJudgedAgain() throws AddressRefused {
        Queue<String> answers = new ArrayDeque<>(List.of("8.8.8.8", "127.0.0.1"));
        AddressGuard guard = guard(name -> List.of(InetAddress.ofLiteral(answers.remove())));

        assertThat(guard.addresses(named())).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
        assertThat(answers).hasSize(1);
        assertThatThrownBy(() -> guard.addresses(named())).isInstanceOf(AddressRefused.class);
    }

    @Test
    void whatTheOperatorAllowsIsReached() {
        AddressGuard open = new AddressGuard(
                List.of(Network.parse("10.20.0.0/16"), Network.parse("fd00:20::/32")), true, leadsTo("10.20.3.4"));

        assertThatCode(() -> open.check("http://10.20.0.1:8080/")).doesNotThrowAnyException();
        assertThatCode(() -> open.check("https://[fd00:20::1]/")).doesNotThrowAnyException();
        assertThatCode(() -> open.addresses(named())).doesNotThrowAnyException();
        assertRefused(open, "http://10.21.0.1/", AddressRefused.Reason.NO_PUBLIC_ADDRESS);
        assertRefused(open, "http://127.0.0.1/", AddressRefused.Reason.NO_PUBLIC_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "::/129", "example.com/8", "/8", "10.0.0/8/8", ""})
    void isNoNetwork(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static EndpointUrl named() throws AddressRefused {
        return EndpointUrl.parse("https://hooks.example.com/", false);
    }

    private static void assertRefused(AddressGuard guard, String url, AddressRefused.Reason reason) {
        assertThatThrownBy(() -> guard.check(url))
                .as(url)
                .isInstanceOfSatisfying(AddressRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }
}
