# shellcheck shell=sh disable=SC2034 # its results are for whoever reads it in
# Finds the JDK that Tapedeck is built and run with; read by ./mvnw and ./tapedeck ("." it, do not run it).
#
#   find_jdk   sets JDK_HOME and JDK_VERSION to a JDK (java and javac) that is new enough and returns 0;
#              or says what was found, what is needed and how to install it, and returns 2.
#
# JAVA_HOME wins if it is new enough. Else the usual places are looked through, then PATH, and the oldest
# version that is new enough is taken: the one nearest to what the project is tested with.
# TAPEDECK_JDK_ROOTS (folders that hold JDK folders, separated by ":") stands in for the usual places.

jdk_floor=25

find_jdk() {
  JDK_HOME='' JDK_VERSION='' jdk_best=0 jdk_seen=''
  if [ -n "${JAVA_HOME-}" ]; then
    jdk_consider "$JAVA_HOME"
    [ -z "$JDK_HOME" ] || return 0
  fi
  if [ -n "${TAPEDECK_JDK_ROOTS+set}" ]; then
    jdk_consider_roots "$TAPEDECK_JDK_ROOTS"
  else
    jdk_consider_roots "/usr/lib/jvm:/usr/lib64/jvm:/usr/java:/opt:/opt/java:/usr/local:${HOME-}/.sdkman/candidates/java:${HOME-}/.jdks:${HOME-}/Library/Java/JavaVirtualMachines:/Library/Java/JavaVirtualMachines:/opt/homebrew/opt:/usr/local/opt:/home/linuxbrew/.linuxbrew/opt"
    if [ -z "$JDK_HOME" ] && [ -x /usr/libexec/java_home ]; then
      jdk_consider "$(/usr/libexec/java_home -v "$jdk_floor+" 2>/dev/null)"
    fi
  fi
  [ -n "$JDK_HOME" ] || jdk_consider_path
  [ -z "$JDK_HOME" ] || return 0
  jdk_explain >&2
  return 2
}

jdk_consider_roots() {
  jdk_ifs=$IFS
  IFS=:
  set -f
  # shellcheck disable=SC2086 # split at the colons
  set -- $1
  set +f
  IFS=$jdk_ifs
  for jdk_root in "$@"; do
    for jdk_dir in "$jdk_root"/*; do
      if [ -d "$jdk_dir/Contents/Home/bin" ]; then
        jdk_consider "$jdk_dir/Contents/Home"
      elif [ -d "$jdk_dir/libexec/openjdk.jdk/Contents/Home/bin" ]; then
        jdk_consider "$jdk_dir/libexec/openjdk.jdk/Contents/Home"
      else
        jdk_consider "$jdk_dir"
      fi
    done
  done
}

# The java of PATH, seen through links to the folder that it lives in.
jdk_consider_path() {
  jdk_file=$(command -v java) || return 0
  jdk_hops=0
  while [ -L "$jdk_file" ] && [ "$jdk_hops" -lt 20 ]; do
    jdk_link=$(readlink "$jdk_file") || return 0
    case $jdk_link in
      /*) jdk_file=$jdk_link ;;
      *) jdk_file=${jdk_file%/*}/$jdk_link ;;
    esac
    jdk_hops=$((jdk_hops + 1))
  done
  jdk_dir=$(cd "${jdk_file%/*}/.." 2>/dev/null && pwd -P) || return 0
  jdk_consider "$jdk_dir"
}

# Takes folder $1 if it is a JDK that is new enough and nearer to the floor than the best so far; notes it otherwise.
jdk_consider() {
  [ -x "$1/bin/java" ] || return 0
  jdk_version "$1"
  if [ ! -x "$1/bin/javac" ]; then
    jdk_note "$jdk_text (a JRE: no javac)" "$1"
  elif [ "$jdk_major" -lt "$jdk_floor" ]; then
    jdk_note "$jdk_text" "$1"
  elif [ "$jdk_best" -eq 0 ] || [ "$jdk_major" -lt "$jdk_best" ]; then
    jdk_best=$jdk_major
    JDK_HOME=$1
    JDK_VERSION=$jdk_text
  fi
}

# Sets jdk_text and jdk_major from the file that every JDK since 9 carries: no JVM has to start. Only a folder without it is asked.
jdk_version() {
  jdk_text=''
  if [ -r "$1/release" ]; then
    while IFS='=' read -r jdk_key jdk_value; do
      [ "$jdk_key" != JAVA_VERSION ] || jdk_text=$jdk_value
    done <"$1/release"
  fi
  [ -n "$jdk_text" ] || jdk_text=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version \("[^"]*"\).*/\1/p' | head -n 1)
  jdk_text=${jdk_text#\"}
  jdk_text=${jdk_text%%\"*}
  jdk_major=${jdk_text#1.}
  jdk_major=${jdk_major%%[!0-9]*}
  [ -n "$jdk_major" ] || jdk_major=0
}

jdk_note() {
  jdk_seen="$jdk_seen
    $1  $2"
}

jdk_explain() {
  printf 'error[TD-E001] no JDK %s or newer on this machine\n' "$jdk_floor"
  printf '  needed: a JDK (java and javac), version %s or newer\n' "$jdk_floor"
  if [ -n "$jdk_seen" ]; then printf '  found:%s\n' "$jdk_seen"; else printf '  found:  none\n'; fi
  cat <<END
  hint: install one, or let JAVA_HOME name one; the default java may stay as it is
    Debian, Ubuntu   sudo apt install openjdk-$jdk_floor-jdk-headless
    Fedora           sudo dnf install java-$jdk_floor-openjdk-devel
    Arch             sudo pacman -S jdk$jdk_floor-openjdk
    macOS            brew install openjdk@$jdk_floor
    any (SDKMAN)     sdk install java $jdk_floor-tem
END
}
