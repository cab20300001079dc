#!/bin/sh
# SPDX-License-Identifier: MIT
# The advice as a file for a browser: valid, whole by itself, nothing in it
# that loads or runs, and its style known by its sum.
set -u
. "$TEST_DIR/scripts/tap"
advice() {	# language, replies; writes advice.html
	printf '%s\n' "$2" | tr ' ' '\n' |
	    "$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 -l "$1" \
	    -f html >advice.html 2>err
}
inside() {	# what stands in the style element, as it is
	sed -n '/^<style>/,/^<\/style>/p' "$1" |
	    sed '1s/^<style>//; /^<\/style>/d'
}
sha256() {	# of standard input, in base64
	for byte in $(sha256sum | cut -c1-64 | sed 's/../0x& /g'); do
		# shellcheck disable=SC2059
		printf "\\$(printf %03o "$byte")"
	done | base64
}
seen=0
while read -r replies; do
	for lang in nl en; do
		advice $lang "$replies"
		status=$?
		xmllint --noout advice.html >out 2>&1
		xml=$?
		tidy -quiet -errors advice.html >out 2>&1
		test $? -eq 0 && test $xml -eq 0 && test $status -eq 0 &&
		    test ! -s out && grep -q "^<html lang=\"$lang\">" \
		    advice.html
		ok $? "valid in $lang: $replies"
		grep -inE '<(script|link|img|iframe|object|embed|form|base)|src=|url\(|@import|[ "]on[a-z]+=|javascript:|http:' \
		    advice.html >out
		test $? -eq 1
		ok $? "nothing is loaded or run in $lang: $replies"
		seen=$((seen + 1))
		cp advice.html "$seen.html"
	done
done <<'END'
country=be danger=now suicide=unknown profession=gp concern=client age=adult conduct=no urge=fear-now next-contact=home supervisor=absent accepts=refuses
country=nl danger=no suicide=thoughts profession=psy concern=client age=adult conduct=no images=no urge=no
country=nl danger=no suicide=no profession=helpline concern=relation age=adult conduct=no images=viewing
country=be danger=later suicide=no profession=teacher concern=child-tells age=teen conduct=hands
danger=unknown suicide=acute
END
test $seen -eq 10
ok $? 'every case was seen'

inside 1.html >style
test -s style && cmp -s style "$SOURCE_DIR/src/report/advice.css"
ok $? 'the style is the one of advice.css'
sum=$(sha256 <style)
grep -qF "default-src 'none'; style-src 'sha256-$sum'; base-uri" 1.html
ok $? 'the policy allows that style and nothing else'
grep -o '<a href="https:[^>]*>' ./*.html >links
test -s links && ! grep -v 'rel="noreferrer">$' links >out
ok $? 'no link tells where it was followed from'
grep -q '<a href="tel:101">101</a>' 1.html &&
    grep -q '<a href="tel:080020050">0800 200 50</a>' 1.html
ok $? 'telephone numbers can be called'
# A number of an article or judgment is none to call.
! grep -nE '(art\.|artikel|article|nr\.|no\.|§)[^<]{0,12}<a href="tel:' \
    ./*.html >out
ok $? 'no article of a law is called'
for f in 1 5; do
	grep -oE '<h[1-6]' $f.html | tr -dc '1-6\n' |
	    awk '$1 > last + 1 { bad = 1 } { last = $1 } NR == 1 && $1 != 1 \
	    { bad = 1 } END { exit bad || NR < 5 }'
	ok $? "no heading level is skipped in $f"
done
grep -o 'href="#[a-z0-9]*"' 1.html | tr -d '"' | cut -d'#' -f2 | sort -u >to
grep -o ' id="[a-z0-9]*"' 1.html | tr -d '"' | cut -d= -f2 | sort >ids
test -s to && test "$(uniq -d ids)" = "" && test "$(comm -23 to ids)" = ""
ok $? 'every link inside has its end, and every end its own name'
grep -q "name=\"viewport\" content=\"width=device-width" 1.html &&
    grep -q 'name="referrer" content="no-referrer"' 1.html &&
    grep -q 'name="robots" content="noindex' 1.html &&
    grep -q 'charset="utf-8"' 1.html && grep -q '<title>[^<]' 1.html
ok $? 'what a browser must be told'
grep -q '@media print' style && grep -q 'size: A4' style &&
    grep -q 'prefers-color-scheme: dark' style &&
    grep -q ':focus-visible' style
ok $? 'paper, the dark and the focus have their style'

# The form, and where it goes.
advice nl 'country=nl danger=no'
cp advice.html wanted
printf 'country=nl\ndanger=no\n' | "$BESPREEK" -k "$KNOWLEDGE_DIR" -l nl \
    --at 2026-11-20T17:40 -f html -o written.html --plain --width 40 >out 2>err
test $? -eq 0 && test ! -s out && cmp -s written.html wanted
ok $? 'a file is the same, whatever the screen shows'
printf 'danger=no\n' | "$BESPREEK" -k "$KNOWLEDGE_DIR" -f html \
    -o written.html >out 2>err
test $? -eq 2 && grep -q 'exists already' err && cmp -s written.html wanted
ok $? 'a file that is there stays'
printf 'country=nl\ndanger=no\n' | "$BESPREEK" -k "$KNOWLEDGE_DIR" -l nl \
    --at 2026-11-20T17:40 -f md >out 2>err
test $? -eq 0 && head -1 out | grep -q '^# Advies' &&
    grep -q '](tel:08002666436)' out && ! grep -q '<' out
ok $? 'Markdown'
for near in htm:html hmtl:html mdd:md txt:text jsn:json; do
	"$BESPREEK" -k "$KNOWLEDGE_DIR" -l en -f "${near%:*}" </dev/null \
	    >out 2>err
	test $? -eq 2 && test ! -s out &&
	    tr '\n' ' ' <err | grep -q "Do you mean ${near#*:}?"
	ok $? "the nearest form is named: $near"
done
"$BESPREEK" -k "$KNOWLEDGE_DIR" -l en -f pdf </dev/null >out 2>err
test $? -eq 2 && ! grep -q 'Do you mean' err
ok $? 'none is named that is not near'
echo "1..$n"
