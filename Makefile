# One machine, two commands: 'make run' and 'make test'. 'make help' lists the rest.
.DEFAULT_GOAL := help
.NOTPARALLEL:
SHELL := /bin/sh

JDK := $(shell deploy/local/jdk.sh)
MVN ?= mvn
export JAVA_HOME = $(JDK)
export MVN

MAVEN = MAVEN_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -Djansi.noreset=true" \
	$(MVN) -B -q --no-transfer-progress
READY = deploy/local/target/launcher
LAUNCHER = "$(JDK)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m \
	-cp "deploy/local/target/classes:deploy/local/target/lib/*" org.ipmarket.local.Main

.PHONY: help run stop status logs demo test test-stop bench chaos fmt clean parts tools

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{printf "  make %-10s %s\n", $$1, $$2}'
	@echo "Folder .local and ports are moved by IPMARKET_HOME and IPMARKET_PORT_OFFSET (tests: IPMARKET_TEST_PORT_OFFSET, 1000)."

run: $(READY) ## build and start everything on this machine, then play the main job
	@$(LAUNCHER) run

stop: $(READY) ## end it; the data stays
	@$(LAUNCHER) stop

status: $(READY) ## every part: state, process, memory, ports
	@$(LAUNCHER) status || true

logs: ## follow the logs; PART=listing follows one
	@tail -n 40 -F $${IPMARKET_HOME:-.local}/log/$(or $(PART),*).log

demo: $(READY) ## play the main job again
	@$(LAUNCHER) demo

test: $(READY) ## all tests on servers of their own; the last line is the count
	@$(LAUNCHER) test

test-stop: $(READY) ## end the servers that tests share, where they were left running
	@IPMARKET_TEST=true $(LAUNCHER) stop

bench: $(READY) ## measure; ONLY=market, listing, bidding, settlement, valuation, gateway, watchers or closings runs one
	@$(MAVEN) -pl deploy/bench,services/listing,services/bidding,gateway -am package -Dmaven.test.skip=true -Dspotless.check.skip=true
	@ONLY="$(ONLY)" "$(JDK)/bin/java" -cp "deploy/bench/target/classes:$$(cat deploy/bench/target/classpath.txt)" org.ipmarket.bench.Bench

chaos: $(READY) ## break things on purpose and check what must hold; ONLY=plants, database, settlement or replicas runs one
	@$(MAVEN) -pl deploy/chaos,services/bidding,services/settlement,gateway -am package -Dmaven.test.skip=true -Dspotless.check.skip=true
	@ONLY="$(ONLY)" "$(JDK)/bin/java" -cp "deploy/chaos/target/classes:$$(cat deploy/chaos/target/classpath.txt)" org.ipmarket.chaos.Chaos

fmt: tools ## format the sources
	@$(MAVEN) spotless:apply

clean: $(READY) ## end everything, drop the data and what was built
	@$(LAUNCHER) clean
	@$(MAVEN) clean -Dspotless.check.skip=true

parts: $(READY) ## fetch what the servers need

$(READY): tools pom.xml deploy/local/pom.xml $(shell find deploy/local/src/main -type f)
	@test -f $@ && test -z "$$(find pom.xml deploy/local/pom.xml deploy/local/src/main -newer $@ -print -quit)" \
		&& test -d deploy/local/target/classes/org || { \
		echo "  the launcher is built (the first time Maven also fetches PostgreSQL and Keycloak: minutes)"; \
		$(MAVEN) -pl deploy/local process-classes -Dspotless.check.skip=true && touch $@; }

tools:
	@test -n "$(JDK)" || exit 1
	@command -v $(MVN) >/dev/null || { echo "The market needs Maven 3.8.6 or newer: 'apt-get install maven' or https://maven.apache.org." >&2; exit 1; }
