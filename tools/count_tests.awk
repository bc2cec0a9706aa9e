# Counts the test cases in meson's testlog.txt and shows the output of the tests that failed.
#
# A test that speaks cmocka ("[       OK ] name") or TAP ("ok 1 - name", "not ok 2 - name",
# "ok 3 - name # SKIP why") counts once a case; any other counts once as a whole. A test that ends
# badly without a failed case, such as a crash, is one failure more.
BEGIN { rule = "^=+ [0-9]+/[0-9]+ =+$" }
$0 ~ rule { finish(); name = "?"; next }
/^test: / && name == "?" { sub(/^test: +([^ ]* \/ )?/, ""); name = $0; next }
/^result: / && name != "" && result == "" { sub(/^result: +/, ""); result = $0; next }
/^(Summary of Failures|Ok: )/ { finish(); next }
name == "" || /^(start time|duration|command): / { next }
{ text = text $0 "\n" }
/^\[       OK \]/ { ok++ }
/^\[  FAILED  \] / && !/test\(s\)/ { if (!(($0) in seen)) { seen[$0] = 1; bad++ } }
/^\[  SKIPPED \] / && !/test\(s\)/ { if (!(($0) in seen)) { seen[$0] = 1; skip++ } }
/^ok / { if ($0 ~ /# SKIP/) { skip++ } else { ok++ } }
/^not ok / { bad++ }
END {
    finish()
    line = passed + 0 " passed, " failed + 0 " failed"
    if (skipped > 0)
        line = line ", " skipped " skipped"
    print line
    exit (failed > 0 || passed == 0)
}
function finish(   good) {
    if (name == "")
        return
    good = result == "exit status 0"
    if (ok + bad + skip == 0) {
        if (good) ok = 1
        else if (result == "exit status 77") skip = 1
        else bad = 1
    } else if (!good && bad == 0 && result != "exit status 77") {
        bad = 1
    }
    printf("%-10s %-28s %d\n", (bad > 0) ? "failed" : (ok == 0) ? "skipped" : "passed", name, ok)
    if (bad > 0)
        print text result
    passed += ok; failed += bad; skipped += skip
    ok = bad = skip = 0; name = result = text = ""
    split("", seen)
}
