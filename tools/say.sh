# For the scripts beside it: say CHINESE ENGLISH prints the one that fits the locale, as the program does.
say() {
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    zh*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$2" ;;
    esac
}
