#!/bin/sh
# Writes the steps of a schema as C: name, SHA-256 of the file, text.
# usage: tools/steps.sh FILE.sql... >OUT.c
set -eu
echo '/* Made of the files of src/store/schema by tools/steps.sh. */'
echo '#include "store/steps.h"'
echo
echo 'static const struct schema_step steps[] = {'
for file in "$@"; do
    name=$(basename "$file" .sql)
    digest=$(sha256sum "$file" | cut -c1-64)
    echo "    {\"$name\", \"$digest\","
    sed 's/\\/\\\\/g; s/"/\\"/g; s/^/     "/; s/$/\\n"/' "$file"
    echo '    },'
done
echo '};'
echo 'const struct schema store_schema = {steps, COUNT_OF(steps)};'
