#!/bin/sh
# SPDX-License-Identifier: MIT
# Everyday words find the right service first, and every topic of the guide
# is found by the word that lists it.
set -u
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
n=0
ok() {	# status of the test before it, description
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/out" | head -3
	fi
}
b() {
	"$BESPREEK" -k "$KNOWLEDGE_DIR" --at 2026-11-20T17:40 --width 200 \
	    "$@" >"$work/out" 2>&1
}
name() {	# of a contact, by its id
	b -l "$1" -c "${2%%-*}" contacts "$2"
	sed -n '2s/^ \(.*\): .*/\1/p' "$work/out" | head -1
}

# language, words with _ between them, who comes first in Belgium and in the
# Netherlands; - where there is no such service.
while read -r lang words be nl; do
	for id in "$be" "$nl"; do
		test "$id" != - || continue
		wanted=$(name "$lang" "$id")
		# shellcheck disable=SC2046
		b -l "$lang" -c "${id%%-*}" contacts $(echo "$words" | tr _ ' ')
		test -n "$wanted" &&
		    sed -n 2p "$work/out" | grep -qF " $wanted: "
		ok $? "$words ($lang) finds $id first"
	done
done <<'END'
nl zelfmoord be-zelfmoordlijn-1813 nl-113
nl zelfdoding be-zelfmoordlijn-1813 nl-113
nl suïcidaal be-zelfmoordlijn-1813 nl-113
nl zelfmoordgedachten be-zelfmoordlijn-1813 nl-113
nl niet_meer_willen_leven be-zelfmoordlijn-1813 nl-113
nl foto_verspreid be-child-focus nl-helpwanted
nl naaktfoto be-child-focus nl-helpwanted
nl afpersing be-child-focus nl-helpwanted
nl sextortion be-child-focus nl-helpwanted
nl grooming be-child-focus nl-helpwanted
nl aangifte be-politie-101 nl-politie
nl politie be-politie-101 nl-politie
nl gevaar be-politie-101 nl-112
nl ambulance be-112 nl-112
nl spoed be-112 nl-112
nl gewond be-112 nl-112
nl advocaat be-rechtsbijstand nl-juridisch-loket
nl strafzaak be-rechtsbijstand nl-juridisch-loket
nl kind be-vertrouwenscentrum nl-veilig-thuis
nl kinderen be-vertrouwenscentrum nl-veilig-thuis
nl kindermisbruik be-vertrouwenscentrum nl-veilig-thuis
nl kindermishandeling be-vertrouwenscentrum nl-veilig-thuis
nl melden be-vertrouwenscentrum nl-veilig-thuis
nl school be-vertrouwenscentrum nl-vertrouwensinspecteur
nl leerkracht be-vertrouwenscentrum nl-vertrouwensinspecteur
nl huiselijk_geweld be-1712 nl-veilig-thuis
nl therapeut be-ufc nl-de-waag
nl therapie be-ufc nl-de-waag
nl behandeling be-ufc nl-de-waag
nl huisarts be-orde-der-artsen nl-crisis-ggz
nl psychiater be-cgg-forensisch nl-crisis-ggz
nl psycholoog be-psychologencommissie nl-nip
nl seksuoloog be-vvs nl-nvvs
nl opname be-fides nl-crisis-ggz
nl nacht be-tele-onthaal nl-veilig-thuis
nl eenzaam be-tele-onthaal nl-nip
nl jongere be-sgg-minderjarigen nl-kindertelefoon
nl kindertelefoon be-awel nl-kindertelefoon
nl slachtoffer be-slachtofferhulp nl-slachtofferhulp
nl verkrachting be-zsg nl-csg
nl partner be-naasten-stop-it-now nl-stop-it-now
nl naasten be-naasten-stop-it-now nl-stop-it-now
nl ouders be-naasten-stop-it-now nl-stop-it-now
nl moeder be-naasten-stop-it-now nl-stop-it-now
nl gevoelens be-stop-it-now-vlaanderen nl-stop-it-now
nl pedofiel be-stop-it-now-vlaanderen nl-stop-it-now
nl misbruikbeelden be-stop-it-now-vlaanderen nl-stop-it-now
nl casus_bespreken be-stop-it-now-vlaanderen nl-stop-it-now
nl overleg be-stop-it-now-vlaanderen nl-stop-it-now
nl zelfhulp be-stoppen-is-mogelijk nl-stoppen-is-mogelijk
nl porno be-stoppen-is-mogelijk nl-stoppen-is-mogelijk
nl verslaving be-stoppen-is-mogelijk nl-stoppen-is-mogelijk
nl wachtlijst be-ufc nl-de-waag
nl kinderporno be-stopchildporno nl-meldpunt-kinderporno
nl sensoa be-sensoa -
nl vlaggensysteem be-sensoa -
nl stopitnow.nl - nl-stop-it-now
nl info@stopitnow.nl - nl-stop-it-now
nl 0800_266_64_36 - nl-stop-it-now
nl 0800_200_50 be-stop-it-now-vlaanderen -
nl vind-een-psycholoog.nl - nl-nip
nl 116000 be-child-focus -
nl beelden_melden be-stopchildporno nl-meldpunt-kinderporno
nl procureur be-parket -
nl schulden be-caw-jac -
nl vermist be-child-focus -
nl frans be-seos -
nl anonieme_tip - nl-meld-misdaad-anoniem
nl lotgenoten be-naasten-stop-it-now nl-pedofilie-nl
en suicide be-zelfmoordlijn-1813 nl-113
en suicidal be-zelfmoordlijn-1813 nl-113
en wants_to_die be-zelfmoordlijn-1813 nl-113
en shared_photo be-child-focus nl-helpwanted
en nude be-child-focus nl-helpwanted
en blackmail be-child-focus nl-helpwanted
en sextortion be-child-focus nl-helpwanted
en grooming be-child-focus nl-helpwanted
en police be-politie-101 nl-politie
en formal_complaint be-politie-101 nl-politie
en danger be-politie-101 nl-112
en ambulance be-112 nl-112
en emergency be-112 nl-112
en injured be-112 nl-112
en lawyer be-rechtsbijstand nl-juridisch-loket
en legal_aid be-rechtsbijstand nl-juridisch-loket
en child be-vertrouwenscentrum nl-veilig-thuis
en child_abuse be-vertrouwenscentrum nl-veilig-thuis
en report be-vertrouwenscentrum nl-veilig-thuis
en school be-vertrouwenscentrum nl-vertrouwensinspecteur
en teacher be-vertrouwenscentrum nl-vertrouwensinspecteur
en domestic_violence be-1712 nl-veilig-thuis
en therapist be-ufc nl-de-waag
en therapy be-ufc nl-de-waag
en gp be-orde-der-artsen nl-crisis-ggz
en psychiatrist be-cgg-forensisch nl-crisis-ggz
en psychologist be-psychologencommissie nl-nip
en sexologist be-vvs nl-nvvs
en admission be-fides nl-crisis-ggz
en night be-tele-onthaal nl-veilig-thuis
en lonely be-tele-onthaal nl-nip
en teenager be-sgg-minderjarigen nl-kindertelefoon
en child_helpline be-awel nl-kindertelefoon
en victim be-slachtofferhulp nl-slachtofferhulp
en rape be-zsg nl-csg
en partner be-naasten-stop-it-now nl-stop-it-now
en relatives be-naasten-stop-it-now nl-stop-it-now
en parents be-naasten-stop-it-now nl-stop-it-now
en mother be-naasten-stop-it-now nl-stop-it-now
en feelings be-stop-it-now-vlaanderen nl-stop-it-now
en paedophile be-stop-it-now-vlaanderen nl-stop-it-now
en case_discussion be-stop-it-now-vlaanderen nl-stop-it-now
en consult be-stop-it-now-vlaanderen nl-stop-it-now
en self-help be-stoppen-is-mogelijk nl-stoppen-is-mogelijk
en porn be-stoppen-is-mogelijk nl-stoppen-is-mogelijk
en addiction be-stoppen-is-mogelijk nl-stoppen-is-mogelijk
en waiting_list be-ufc nl-de-waag
en report_images be-stopchildporno nl-meldpunt-kinderporno
en prosecutor be-parket -
en sensoa be-sensoa -
en vind-een-psycholoog.nl - nl-nip
en 0800_200_50 be-stop-it-now-vlaanderen -
en debts be-caw-jac -
en missing be-child-focus -
en french be-seos -
END

# A word that fits nothing finds nothing.
b -l nl contacts xyzzy
test $? -eq 2
ok $? "an unknown word finds nothing"
b -l en -c be contacts iter
grep -q 'For Brussels and Flemish Brabant\.' "$work/out"
ok $? "a regional service shows its area in the reader's words"
b -l nl -c be contacts iter
grep -q 'Voor Brussel en Vlaams-Brabant\.' "$work/out"
ok $? "and in Dutch"
b -l nl contacts zelfmoord
! grep -q '{' "$work/out"
ok $? "no placeholder is left open"

for lang in nl en; do
	for country in be nl; do
		b -l $lang -c $country guide topics
		sed -n 's/^ \([^ ].*[^ ]\)   *\([^ ].*\)$/\1	\2/p' \
		    "$work/out" >"$work/topics"
		test "$(grep -c . "$work/topics")" -ge 30
		ok $? "thirty topics or more ($lang, $country)"
		while IFS='	' read -r word title; do
			# shellcheck disable=SC2086
			b -l $lang -c $country guide $word
			grep -qxF "$title" "$work/out"
			ok $? "guide $word finds its topic ($lang, $country)"
		done <"$work/topics"
	done
done
b -l nl guide samenvatten
head -1 "$work/out" | grep -q '^Fase 4'
ok $? "a word of its title finds a phase"
b -l nl guide huilt
head -1 "$work/out" | grep -q 'huilt'
ok $? "a what-if comes before what only mentions it"
b -l nl guide onderwerpen
cp "$work/out" "$work/dutch"
b -l nl guide topics
cmp -s "$work/dutch" "$work/out"
ok $? "topics by either word"
b -l nl -c be guide huisarts
grep -q 'melden? (België)' "$work/out" &&
    ! grep -q 'melden? (Nederland)' "$work/out"
ok $? "a topic on the other country stays away"
b -l nl -c be guide zorg
grep -q 'jongeren (België)' "$work/out" &&
    ! grep -q '(Nederland)' "$work/out"
ok $? "care of the other country stays away from the list of care"
b -l nl -c nl guide zorg
grep -q 'jongeren (Nederland)' "$work/out" &&
    ! grep -q 'België\|Vlaanderen)' "$work/out"
ok $? "and Belgian care from a Dutch list"
b -l nl explain topic-secrecy-be
grep -q 'background\.xml:' "$work/out" && grep -q 'Strafwetboek' "$work/out"
ok $? "a topic is explained with its sources and its place"
# A sentence as it was read: a hint, an option, what names the client, a
# doubt, a word of the program.
while IFS='|' read -r lang id file sentence; do
	b -l "$lang" explain "$sentence" && grep -q "$id" "$work/out" &&
	    grep -qE "$file\.xml:[1-9]" "$work/out"
	ok $? "explain: $sentence"
done <<-EOF
	nl|suicide|interview|Vraag het rechtuit. Vragen brengt niemand op het idee.
	en|suicide|interview|Ask it plainly. Asking does not plant the idea.
	nl|keep-here|steps|Hou je patiënt bij je, zonder dwang, tot het kind veilig is.
	en|keep-here|steps|Keep your patient with you, without force
	nl|nl-steps|law-nl|Werk je daar? Vraag het na.
	en|rep-limits|interface-report|Supports your judgement, does not replace it
EOF
# Among what fits is a source without a note, found by its id.
b -l en explain kind &&
    grep -q 'kindertelefoon-2019-09: De Kindertelefoon bestaat' "$work/out"
ok $? "a source without a note is listed by its title"
! b -l en explain a sentence that nobody ever wrote here
ok $? "a sentence that is nowhere"
# The headings of the conversation guide and the services of its directory:
# language, heading, command that finds it, words of what it shows.
while IFS='|' read -r lang heading command words; do
	# shellcheck disable=SC2086
	b -l "$lang" $command && grep -qF -e "$words" "$work/out"
	ok $? "$heading ($lang) is found by $command"
done <<'END'
nl|Kader, Wat is Stop it Now|guide hoe werkt|Gratis en anoniem
nl|Wat is het probleem, Waarom ondersteuning, Inleiding|guide waarom|schaamte, angst en eenzaamheid
nl|Doelstelling|guide maatschappelijke rol|Je hebt twee rollen
nl|Wat is het beroepsgeheim (Nederland)|guide beroepsgeheim -c nl|(Nederland)
nl|Wat is het beroepsgeheim (België)|guide beroepsgeheim -c be|(België)
nl|Wanneer mag ik melden (Nederland)|guide melden -c nl|(Nederland)
nl|Wanneer mag ik melden (België)|guide melden -c be|(België)
nl|Onder 4 ogen, Sensoa|guide onder 4 ogen|Sensoa
nl|Stap 1. De voorbereiding|guide fase 1|Kies een rustige plek
nl|Stap 1. Wat kan ik bieden|guide fase 1|Wat kan ik wel en niet bieden
nl|Stap 1. Eigen overtuigingen|guide fase 1|als professional en als mens
nl|Stap 2. Ga het gesprek aan|guide fase 2|Je noemt je zorg rustig en open
nl|Stap 3. Laat vertellen|guide fase 3|zorgen, ideeën, verwachtingen
nl|Stap 4. Vat samen|guide fase 4|er is een natuurlijk einde
nl|Stap 5. Bespreek het vervolg|guide fase 5|een volgende stap, met een datum
nl|Stap 6. Zorg voor jezelf|guide fase 6|Je komt op adem
nl|Wat als, boos|guide boos|wordt boos
nl|Wat als, afblokken|guide blokt|blokt af of zwijgt
nl|Wat als, zelf emotioneel|guide geraakt|Je wordt zelf geraakt
nl|Veiligheidsplan|guide veiligheidsplan|Veiligheidsplan voor kinderen
nl|Aandachtspunten, Pedofilie|guide pedofilie|Een goed leven is mogelijk
nl|Aandachtspunten, Downloaders|guide downloaders|pornoverslaving
nl|Aandachtspunten, Seksueel kindermisbruik|guide seksueel kindermisbruik|Schat eerst in of een kind nu gevaar loopt
nl|Sociale kaart, Meldpunt kinderporno|contacts kinderporno -c nl|Meldpunt Kinderporno
nl|Sociale kaart, Stop it Now|contacts stop it now -c nl|0800 266 64 36
nl|Sociale kaart, Veilig Thuis|contacts veilig thuis -c nl|Veilig Thuis
nl|Sociale kaart, Juridisch Loket|contacts juridisch loket -c nl|Juridisch Loket
nl|Sociale kaart, Politie|contacts politie -c nl|Politie: 
nl|Sociale kaart, 113|contacts 113 -c nl|113 Zelfmoordpreventie
nl|Sociale kaart, Forensische poliklinieken|contacts forensische -c nl|orensisch
nl|Sociale kaart, De Waag|contacts de waag -c nl|de Waag
nl|Sociale kaart, Seksuologen|contacts seksuoloog -c nl|NVVS
nl|Sociale kaart, Psychologen|contacts psycholoog -c nl|NIP
nl|EOKM, nu Offlimits|contacts offlimits -c nl|Stop it Now! Nederland
nl|Pedofilie.nl|contacts pedofilie.nl -c nl|Pedofilie.nl
nl|Stoppen is mogelijk|contacts stoppen is mogelijk -c nl|Stoppen is mogelijk
en|What is Stop it Now|guide how it works|Free and anonymous
en|Why raise it|guide why|shame, fear and loneliness
en|Professional secrecy (Netherlands)|guide secrecy -c nl|(Netherlands)
en|Professional secrecy (Belgium)|guide secrecy -c be|(Belgium)
en|Step 1|guide phase 1|Phase 1
en|Step 6|guide phase 6|Phase 6
en|Points of attention, feelings|guide paedophilia|A good life is possible
en|Points of attention, images|guide downloaders|porn addiction
en|Points of attention, abuse|guide child sexual abuse|First judge whether a child is in danger now
en|Safety plan|guide safety plan|Safety plan for children
en|Directory, Stop it Now|contacts stop it now -c nl|0800 266 64 36
en|Directory, Veilig Thuis|contacts veilig thuis -c nl|Veilig Thuis
en|Directory, 113|contacts 113 -c nl|113
nl|Stap 1. Mandaat en finaliteit|guide mandaat|wat mag je doen, en waartoe dient je hulp
nl|Stap 1. Normen en waarden|guide overtuigingen|Jouw normen en waarden
nl|Stap 1. Juiste terminologie|guide terminologie|kijker van misbruikbeelden
nl|Stap 5. Aangifte, en Veilig Thuis eerst|guide aangifte -c nl|zet Veilig Thuis voor de politie
nl|Stap 6. Opluchting, bezinken|guide opluchting|ook opluchting
nl|Aandachtspunten, virtuele beelden|guide virtueel|strafbaar
nl|Presentatie 2025, veelgestelde vragen|guide faq|Ben ik een slecht mens?
nl|Presentatie 2025, stelling over bekenden|guide stellingen|meestal een bekende
nl|Presentatie 2025, werkwijze|guide werkwijze|contact maken en luisteren
nl|Presentatie 2025, aanbod|guide aanbod -c nl|belafspraak met de Waag
nl|Presentatie 2025, hulp zoeken|guide hulp zoeken|gevangenis, stigma
nl|Presentatie 2025, stigma|guide stigma|trekken zich terug
nl|Presentatie 2025, terminologie|guide woorden|kinderporno
nl|Presentatie 2025, leeftijden|guide naaktbeelden|32% ouder
nl|Presentatie 2025, casus|guide coach|Een casus
nl|Jaarverslag, cijfers|guide cijfers|1.913 contacten
nl|Jaarverslag, bezorgd over een naaste|guide cijfers|175 keer
nl|Jaarverslag, naasten|guide mijn vrouw|Naasten lijden vaak in stilte
nl|Jaarverslag, gemiste oproepen|guide gemiste oproepen -c be|77%
nl|Jaarverslag, internationaal|guide internationaal|Verenigde Staten sinds 1992
nl|Jaarverslag, campagne op pornosites|guide campagne|2020 en 2021
nl|reThink, blended care|guide blended -c be|Hooguit drie contacten
nl|reThink, modules|guide module|Module 4
nl|reThink, naastenforum|contacts naastenforum -c be|naasten.stopitnow.be
nl|Interview 2020, wachtlijsten|guide wachtlijst|wachtlijsten van maanden
nl|Interview 2020, psychiaters|guide psychiater|vroeg in 2020 ook psychiaters
nl|Jaarverslag, doel|guide hoe werkt|Het doel is kinderen beschermen
nl|Interview 2020, niet van thuis bellen|guide drempel|liever niet van thuis
nl|Instrumenten|guide STABLE|geen van deze instrumenten
nl|Instrumenten, CPORT|guide cport|veroordeeld is voor misbruikbeelden
nl|Instrumenten, SAPROF|guide saprof|wat beschermt
nl|Online contact|guide grooming|art. 251
nl|Online contact, gamen|guide gamen|gamen
nl|Familie, neefje|guide neefje|eerst het kind
en|Step 1. Mandate|guide mandate|what may you do, and what is your help for
en|Step 1. Beliefs|guide beliefs|Your norms and values
en|Step 1. Terminology|guide terminology|viewer of abuse images
en|Step 2|guide phase 2|Phase 2
en|Step 3|guide phase 3|Phase 3
en|Step 4|guide phase 4|Phase 4
en|Step 5|guide phase 5|Phase 5
en|Step 6. Relief|guide relief|relief too
en|What if, angry|guide angry|angry
en|Slides 2025, questions people ask|guide faq|Am I a bad person?
en|Slides 2025, statements|guide statements|usually someone the child
en|Slides 2025, way of working|guide how it works|making contact and listening
en|Slides 2025, offer|guide offer -c nl|phone appointment with de Waag
en|Slides 2025, seeking help|guide seeking help|prison, stigma
en|Slides 2025, stigma|guide stigma|People withdraw
en|Slides 2025, case|guide coach|A case
en|Annual report, figures|guide figures|1,913 contacts
en|Annual report, relatives|guide my wife|Relatives often suffer in silence
en|Annual report, missed calls|guide missed calls -c be|77%
en|Annual report, international|guide international|United States since 1992
en|Annual report, campaign|guide campaign|2020 and 2021
en|reThink, blended care|guide blended -c be|At most three contacts
en|reThink, modules|guide module|Module 4
en|reThink, forum for relatives|contacts relatives forum -c be|naasten.stopitnow.be
en|Interview 2020, waiting lists|guide waiting list|waiting lists of months
en|Interview 2020, psychiatrists|guide psychiatrist|also asked psychiatrists
en|Annual report, aim|guide how it works|The aim is to protect children
en|Interview 2020, not calling from home|guide threshold|rather not call or chat from home
en|Instruments|guide STABLE|none of these instruments
en|Instruments, CPORT|guide cport|those convicted for abuse images
en|Instruments, SAPROF|guide saprof|what protects
en|Online contact|guide grooming|art. 251
en|Online contact, gaming|guide gaming|gaming
en|Family, nephew|guide nephew|the child first
en|Directory, police|contacts police -c nl|0900-8844
en|Directory, Juridisch Loket|contacts juridisch loket -c nl|Juridisch Loket
en|Directory, de Waag|contacts de waag -c nl|de Waag
en|Directory, forensic clinics|contacts forensic -c nl|orensic
en|Directory, sexologists|contacts sexologist -c nl|NVVS
en|Directory, Meldpunt|contacts meldpunt -c nl|Meldpunt Kinderporno
en|Pedofilie.nl|contacts pedofilie.nl -c nl|Pedofilie.nl
END
# What a later source corrects or completes stands with the old one, both with
# a date: language, what, command, words of the old, words of the new.
while IFS='|' read -r lang what command old new; do
	# shellcheck disable=SC2086
	b -l "$lang" $command && grep -qF -e "$old" "$work/out" &&
	    grep -qF -e "$new" "$work/out"
	ok $? "$what ($lang): $command shows both"
done <<'END'
nl|Geheim in Nederland|guide beroepsgeheim -c nl|De gids (ongedateerd, na september 2021)|(Wmo 2015)
en|Secrecy in the Netherlands|guide secrecy -c nl|The guide (undated, after September 2021)|(Wmo 2015)
nl|Geheim in België|guide beroepsgeheim -c be|De gids (ongedateerd, na september 2021)|1 september 2026
en|Secrecy in Belgium|guide secrecy -c be|The guide (undated, after September 2021)|1 September 2026
nl|Begin van het Strafwetboek|guide 458bis -c be|8 april 2026|1 september 2026: nog te bevestigen
en|Start of the Penal Code|guide 458bis -c be|8 April 2026|1 September 2026: still to be confirmed
nl|Wetsvoorstel|guide wetsvoorstel -c be|van 11 maart 2025|niet gevonden
en|Bill|guide bill -c be|of 11 March 2025|was not found
nl|EOKM|guide eokm|noemt EOKM|Offlimits op dia's uit 2025
en|EOKM|guide eokm|names EOKM|slides of 2025
nl|Tikfout in het jaarverslag|guide cijfers|Het jaarverslag (2022) drukt op pagina 6 19.133|1.913 contacten
en|Misprint in the annual report|guide figures|The annual report (2022) prints 19,133|1,913 contacts
nl|Uren van Vlaanderen|contacts 0800 200 50 -c be|Uren uit 2019 en 2021|In 2024
en|Hours of Flanders|contacts 0800 200 50 -c be|2019 and 2021|In 2024
nl|Uren van Nederland|contacts 0800 266 64 36 -c nl|In 2020|Uren uit één bron van 2025
en|Hours of the Netherlands|contacts 0800 266 64 36 -c nl|In 2020|one source of 2025
nl|Adres van het naastenforum|contacts naastenforum -c be|Een pagina uit 2023|dia's uit 2025
en|Address of the relatives' forum|contacts relatives forum -c be|A page of 2023|slides of 2025
nl|Nummer op het omslag|guide internationaal|(2022 en 2025)|Bel de lijn van je eigen land
en|Number on the cover|guide international|(2022 and 2025)|Call the line of your own country
nl|Begin van Stoppen is mogelijk|guide stoppen is mogelijk|eind 2018|zegt 2019
en|Start of Stoppen is mogelijk|guide stoppen is mogelijk|end of 2018|says 2019
nl|Doorverwezen bellers|guide wachtlijst|interview uit 2020|jaarverslag van 2021
en|Callers referred|guide waiting list|interview of 2020|annual report of 2021
nl|Stigma en risico|guide stigma|dia's (2025)|Eén studie uit 2015
en|Stigma and risk|guide stigma|slides (2025)|One study of 2015
nl|Andere motieven|guide gevoelens|De gids noemt de grote meerderheid|een bron uit 2021
en|Other motives|guide feelings|The guide names the large majority|a source of 2021
nl|Klikken op een link|guide stellingen -c nl|van voor de wet|1 juli 2024
en|Clicking a link|guide statements -c nl|from before the law|1 July 2024
nl|Woord voor wie kijkt|guide woorden|het jaarverslag (2022) zeggen nog downloader|Dia's van 2025 zeggen kijker
en|Word for viewers|guide words|the annual report (2022) still say downloader|Slides of 2025 say viewer
nl|Psychologen vinden|contacts nip -c nl|noemt psynip.nl|staan ook op nip.nl
en|Finding a psychologist|contacts nip -c nl|names psynip.nl|are on nip.nl too
nl|Geheim van de hulplijn|guide hoe werkt|(dia van 2025)|Voor Nederland is de regel niet gevonden
en|Secrecy of the helpline|guide how it works|(slide of 2025)|For the Netherlands the rule was not found
nl|Bestaan van de Vlaamse lijn|guide aanbod -c be|tot en met 2024|februari 2026
en|The Flemish line goes on|guide offer -c be|up to 2024|February 2026
nl|Aangifte of Veilig Thuis|guide aangifte -c nl|De gids spreekt van aangifte|zet Veilig Thuis voor de politie
en|Police or Veilig Thuis|guide secrecy -c nl|The guide speaks of|Veilig Thuis before the police
nl|Beelden zonder kind|guide stellingen -c nl|in 2013 viel onrealistisch materiaal|afgeleid uit art. 252
en|Images without a child|guide statements -c nl|in 2013 unrealistic|inferred from art. 252
nl|Stelling over bekenden|guide stellingen|Een overzicht uit 2004|een interview uit 2020
en|Statement on acquaintances|guide statements|An overview of 2004|an interview of 2020
nl|Wachttijd|guide wachtlijst|In 2020 hadden Vlaamse centra|streefde vroeger naar een eerste gesprek
en|Waiting time|guide waiting list|In 2020 Flemish centres had|used to aim at a first talk
nl|Franstalige lijn|guide internationaal|aangekondigd voor 2022|Beide staan in de contacten
en|French-speaking line|guide international|announced for 2022|Both are in the contacts
nl|Franstalige lijn bestaat|contacts frans -c be|Stop it Now! Bruxelles|0800 14 112
en|French-speaking line exists|contacts french -c be|Stop it Now! Brussels|0800 14 112
END
# More than are listed: how many more is told, one as one.
kb="$work/kb"
mkdir "$kb" && cp "$KNOWLEDGE_DIR"/*.xml "$kb" && chmod -R u+w "$kb"
for count in 20 21 22; do
	awk -v most=$count '/<title xml:lang="en">/ && n < most {
		sub(/<title xml:lang="en">/, "&Zebra ")
		n++
	} { print }' "$KNOWLEDGE_DIR"/background.xml >"$kb/background.xml"
	b explain -k "$kb" -l en zebra
	case $count in
	20) ! grep -q 'other' "$work/out" ;;
	21) grep -q 'And one other\.' "$work/out" ;;
	22) grep -q 'And 2 others\.' "$work/out" ;;
	esac && test "$(grep -c Zebra "$work/out")" -eq 20
	ok $? "$count that fit, 20 of them listed"
done
b explain no sentence here ever says quite this zebra
test $? -eq 2 && grep -q 'zebra' "$work/out"
ok $? "a sentence that nothing says is not found"
# shellcheck disable=SC2046
b explain $(yes zebra | head -100)
test $? -eq 2
ok $? "nor a hundred words"
echo "1..$n"
