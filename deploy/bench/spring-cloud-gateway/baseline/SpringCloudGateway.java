package baseline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** One route that needs a token, as Spring's starters set it up; everything else comes as properties on the command line. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SpringCloudGateway {
    public static void main(String[] arguments) {
        SpringApplication.run(SpringCloudGateway.class, arguments);
    }
}
