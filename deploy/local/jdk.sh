#!/bin/sh
# Prints the folder of a JDK 25 or newer: JAVA_HOME if it is one, else the first in the usual places.
# Says what is wrong and what to do where there is none.
set -u

version_of() {
    "$1/bin/javac" -version 2>/dev/null | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

on_path=$(command -v javac 2>/dev/null || true)
[ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
seen=""
for folder in "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/jdk* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$folder" ] && [ -x "$folder/bin/javac" ] || continue
    version=$(version_of "$folder")
    if [ -n "$version" ] && [ "$version" -ge 25 ]; then
        echo "$folder"
        exit 0
    fi
    seen="$seen $folder ($version)"
done
echo "The market needs a JDK 25. Found only:${seen:- none}." >&2
echo "Install one (for example Temurin 25 from https://adoptium.net) and set JAVA_HOME to its folder." >&2
exit 1
