"""Bad data and bad pages: every mistake an editor can make has its message, word for word."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from macros.command_line import main
from macros.pages.macros import MACROS
from tests.conftest import ROOT, SmallGuide

REFERENCES = "data/references.yml"
FART = "data/factors/fart.yml"
DOCUMENTS = "data/documents.yml"
INSTRUMENTS = "data/policy_instruments.yml"
GROUPS = "data/target_groups.yml"
CASES = "data/cases.yml"
INDICATORS = "data/indicators.yml"
CALCULATION = "data/calculation.yml"

# (file, what stands there, what is written instead, every message)
EDITS = {
    "a question in a group that isn't there, and a group without questions": (
        "data/faq.yml",
        "    group: barna\n",
        "    group: barn\n",
        [
            "docs/data/faq.yml:3: found no question with «group: barna», expected at least one",
            "docs/data/faq.yml:15: found the unknown group of questions «barn», expected «skolen» "
            "or «barna»; did you mean «barna»?",
        ],
    ),
    "a question that is asked in two places": (
        "data/faq.yml",
        "    question: Når kan jeg gå alene?\n",
        "    question: kven måler farta?\n",
        [
            "docs/data/faq.yml:16: found «kven måler farta?», which «hvem-maaler» asks, expected "
            "it in one place"
        ],
    ),
    "another way to ask that is the question itself": (
        "data/faq.yml",
        "asked: [Kven måler farta?, ",
        "asked: [Hvem måler farten?, ",
        [
            "docs/data/faq.yml:8: found «Hvem måler farten?», which «hvem-maaler» asks, expected "
            "it in one place"
        ],
    ),
    "a long answer": (
        "data/faq.yml",
        "    answer: Kommunen.\n",
        f"    answer: {'Det er kommunen. ' * 20}\n",
        [
            "docs/data/faq.yml:9: found «Det er kommunen. Det er kommunen. Det er kommunen. Det "
            "er…», expected at most 300 characters: the rest is «more»"
        ],
    ),
    "an answer that is told in full on a page that isn't there": (
        "data/faq.yml",
        "    page: fart.md\n",
        "    page: farten.md\n",
        [
            "docs/data/faq.yml:13: found the page «farten.md», which isn't there, expected a page "
            "under docs/; did you mean «fart.md»?"
        ],
    ),
    "an answer that rests on a section that isn't there": (
        "data/faq.yml",
        "    references: [veiloven § 2]\n",
        "    references: [veiloven § 9]\n",
        [
            "docs/data/faq.yml:12: found the unknown section «§ 9», expected «§ 1», «§ 2» or "
            "«§ 2 a»; did you mean «§ 2»?"
        ],
    ),
    "a group of questions that is shown but isn't there": (
        "spoersmaal.md",
        "{{ faq() }}",
        '{{ faq() }}\n\n{{ faq_group("voksne") }}',
        [
            "docs/spoersmaal.md:11: found the unknown group of questions «voksne», expected "
            "«skolen» or «barna»"
        ],
    ),
    "a statement without one of the steps": (
        "data/assessment.yml",
        "      nei: Ingen har målt.\n",
        "",
        [
            "docs/data/assessment.yml:10: found «ja», expected every step of the scale in its "
            "order: «nei» or «ja»"
        ],
    ),
    "a statement that wants more than the duty it answers for": (
        "data/assessment.yml",
        "    references: [veiloven § 2]\n",
        "    references: [veiloven § 2, ny-veileder]\n",
        [
            "docs/data/assessment.yml:15: found «ny-veileder», which the duty «maale» doesn't rest "
            "on, expected «veiloven § 2»: what else is wanted can't decide whether a duty is met"
        ],
    ),
    "a question that asks for a duty that isn't there": (
        "data/factors/sikt.yml",
        "    text: Er hekken klippet?\n",
        "    text: Er hekken klippet?\n    duty: maalt\n",
        [
            "docs/data/factors/sikt.yml:20: found the unknown duty «maalt», expected «maale» or "
            "«senke»; did you mean «maale»?"
        ],
    ),
    "a scale with one step": (
        "data/assessment.yml",
        "  ja: {title: Ja, text: Det er gjort., met: true}\n",
        "",
        [
            "docs/data/assessment.yml:2: found a mapping of keys and values, expected at least "
            "2 items"
        ],
    ),
    "a must that no statement answers for": (
        "data/assessment.yml",
        "    duty: maale\n",
        "",
        [
            "docs/data/assessment.yml:6: found no statement with «duty: maale», "
            "expected at least one"
        ],
    ),
    "a statement that presupposes one that isn't there": (
        "data/assessment.yml",
        "questions: [fart-senket]",
        "questions: [fart-senket]\n    presupposes: farten-er-kjnt",
        [
            "docs/data/assessment.yml:23: found the unknown statement «farten-er-kjnt», expected "
            "«farten-er-kjent» or «hekken-er-lav»; did you mean «farten-er-kjent»?"
        ],
    ),
    "a statement of a question that isn't there": (
        "data/assessment.yml",
        "questions: [fart-senket]",
        "questions: [fart-senkt]",
        [
            "docs/data/assessment.yml:22: found the unknown question «fart-senkt», expected "
            "«fart-maalt», «fart-senket» or «sikt-hekk»; did you mean «fart-senket»?"
        ],
    ),
    "a scale that goes down": (
        "data/assessment.yml",
        "met: true",
        "met: false",
        [
            "docs/data/assessment.yml:2: found steps that are not first «met: false», then "
            "«met: true», expected both"
        ],
    ),
    "a step by the name of the answer that nobody knows": (
        "data/assessment.yml",
        "  nei: {title",
        "  unknown: {title: Ukjent, text: Uklart., met: false}\n  nei: {title",
        [
            "docs/data/assessment.yml:3: found the step «unknown», expected another id: stored "
            "answers use that one",
            "docs/data/assessment.yml:11: found «nei» or «ja», expected every step of the scale "
            "in its order: «unknown», «nei» or «ja»",
            "docs/data/assessment.yml:20: found «nei» or «ja», expected every step of the scale "
            "in its order: «unknown», «nei» or «ja»",
        ],
    ),
    "a factor from the source that gives a reason": (
        FART,
        "source: A1\nshort",
        "source: A1\nreason: Den mangler.\nshort",
        [
            "docs/data/factors/fart.yml:5: found both «source» and «reason», "
            "expected only one of them"
        ],
    ),
    "a successor of what is in force": (
        REFERENCES,
        "  in_force: 2020-07-01\n  status: in_force",
        "  in_force: 2020-07-01\n  superseded_by: [ny-veileder]\n  status: in_force",
        [
            "docs/data/references.yml:7: found a successor of what is «in_force», "
            "expected «superseded»"
        ],
    ),
    "an id that became what isn't there": (
        "data/history.yml",
        "became: fart-maalt",
        "became: fart-malt",
        [
            "docs/data/history.yml:3: found the unknown id «fart-malt», expected one in use; "
            "did you mean «fart-maalt»?"
        ],
    ),
    "a level without a page": (
        "moete.md",
        '{{ level("kommune") }}\n',
        "",
        [
            "docs/data/plan_levels.yml:20: found a level that no page shows, "
            'expected {{ level("kommune") }} on one'
        ],
    ),
    "a number where text should be": (
        REFERENCES,
        "meaning: Råd om fart.",
        "meaning: 0301",
        [
            "docs/data/references.yml:32: found the number 0301, expected text; "
            'put it in quotes: "0301"'
        ],
    ),
    "a version that YAML reads as a number": (
        "data/guide.yml",
        "version: 1.2.3",
        "version: 1.10",
        ['docs/data/guide.yml:3: found the number 1.10, expected text; put it in quotes: "1.10"'],
    ),
    "«no» where true or false should be": (
        "data/assessment.yml",
        "text: Det er gjort., met: true",
        "text: Det er gjort., met: no",
        ["docs/data/assessment.yml:4: found «no», expected true or false"],
    ),
    "a duty that has applied since a document that was never put into force": (
        "data/duties.yml",
        "  deadline: maaling",
        "  in_force_of: ny-veileder",
        [
            "docs/data/duties.yml:6: found «ny-veileder», which has no «in_force», "
            "expected one that has"
        ],
    ),
    "an effect of a plan that there is none like": (
        "data/plan_levels.yml",
        "kind: binding",
        "kind: bindin",
        [
            "docs/data/plan_levels.yml:28: found «bindin», expected «binding», «basis», "
            "«followed_up» or «advisory»; did you mean «binding»?"
        ],
    ),
    "a misspelt key": (
        REFERENCES,
        "  short: ny veileder",
        "  shrt: ny veileder",
        [
            "docs/data/references.yml:27: found the key «shrt», expected «type», «title», «short», "
            "«abbreviations», «language», «number», «date», «in_force», … (19 in all); "
            "did you mean «short»?"
        ],
    ),
    "a missing key": (
        FART,
        "    help: Vis målingen.\n",
        "",
        ["docs/data/factors/fart.yml:18: found no key «help», expected it here"],
    ),
    "a key without a value": (
        FART,
        "title: Lav fart",
        "title:",
        ["docs/data/factors/fart.yml:2: found nothing, expected text"],
    ),
    "a value that isn't among the choices": (
        REFERENCES,
        "status: published",
        "status: publised",
        [
            "docs/data/references.yml:30: found «publised», expected «in_force», «published», "
            "«adopted», «historical», «superseded» or «repealed»; did you mean «published»?"
        ],
    ),
    "text where a list should be": (
        REFERENCES,
        "superseded_by: [ny-veileder]",
        "superseded_by: ny-veileder",
        [
            "docs/data/references.yml:21: found «ny-veileder», expected a list "
            "(each item on a line of its own, after «- »)"
        ],
    ),
    "an empty list": (
        FART,
        "roles: [vei]",
        "roles: []",
        ["docs/data/factors/fart.yml:28: found an empty list, expected at least 1 item"],
    ),
    "a superseded reference without successor": (
        REFERENCES,
        "superseded_by: [ny-veileder]",
        "superseded_by: []",
        [
            "docs/data/references.yml:20: found «superseded» without «superseded_by», "
            "expected its successor"
        ],
    ),
    "a successor that isn't there": (
        REFERENCES,
        "superseded_by: [ny-veileder]",
        "superseded_by: [ny-veilder]",
        [
            "docs/data/references.yml:21: found the unknown reference «ny-veilder», expected "
            "«veiloven», «gammel-veileder» or «ny-veileder»; did you mean «ny-veileder»?"
        ],
    ),
    "a section read elsewhere that isn't there": (
        REFERENCES,
        "  sections:\n",
        "  read_in: {§ 2 b: ny-veilder}\n  sections:\n",
        [
            "docs/data/references.yml:10: found the unknown reference «ny-veilder», expected "
            "«veiloven», «gammel-veileder» or «ny-veileder»; did you mean «ny-veileder»?",
            "docs/data/references.yml:10: found the unknown section «§ 2 b», expected one of its "
            "own; did you mean «§ 2 a»?",
        ],
    ),
    "references that supersede each other": (
        REFERENCES,
        "status: published",
        "status: superseded\n  superseded_by: [gammel-veileder]",
        [
            "docs/data/references.yml:21: found «ny-veileder», which leads back to "
            "«gammel-veileder», expected an end",
            "docs/data/references.yml:31: found «gammel-veileder», which leads back to "
            "«ny-veileder», expected an end",
        ],
    ),
    "a day that doesn't exist": (
        REFERENCES,
        "in_force: 2020-07-01",
        "in_force: 2021-02-29",
        ["docs/data/references.yml:6: found «2021-02-29», expected a date that exists"],
    ),
    "a law in force before it was passed": (
        REFERENCES,
        "in_force: 2020-07-01",
        "in_force: 2019-07-01",
        [
            "docs/data/references.yml:6: found «2019-07-01», before the date «2020-05-01», "
            "expected the same day or later"
        ],
    ),
    "checked on a day to come": (
        REFERENCES,
        "verified: 2024",
        "verified: 2031",
        [
            "docs/data/references.yml:31: found «2031», a date to come, "
            "expected the day someone checked it"
        ],
    ),
    "a date that isn't one": (
        REFERENCES,
        "date: 2009",
        "date: våren 2009",
        [
            "docs/data/references.yml:19: found «våren 2009», expected a date such as 2023-07-01, "
            "2023-07 or 2023"
        ],
    ),
    "an address without https": (
        REFERENCES,
        "url: https://example.org/ny",
        "url: www.example.org",
        [
            "docs/data/references.yml:29: found «www.example.org», expected a web address that "
            "begins with https:// or http://"
        ],
    ),
    "an unknown plan level": (
        FART,
        "levels: [kommune]",
        "levels: [komune]",
        [
            "docs/data/factors/fart.yml:22: found the unknown plan level «komune», expected "
            "«skolekrets» or «kommune»; did you mean «kommune»?"
        ],
    ),
    "an unknown role": (
        FART,
        "roles: [vei]",
        "roles: [veg]",
        [
            "docs/data/factors/fart.yml:28: found the unknown role «veg», expected «rektor» or "
            "«vei»; did you mean «vei»?"
        ],
    ),
    "an unknown section of a law": (
        FART,
        "references: [veiloven § 2 a]",
        "references: [veiloven § 3]",
        [
            "docs/data/factors/fart.yml:30: found the unknown section «§ 3», expected «§ 1», "
            "«§ 2» or «§ 2 a»; did you mean «§ 2»?"
        ],
    ),
    "a section of what has none": (
        FART,
        "- text: Mål farten.\n    references: [ny-veileder]",
        "- text: Mål farten.\n    references: [ny-veileder kapittel 4]",
        [
            "docs/data/factors/fart.yml:11: found «kapittel 4» after «ny-veileder», "
            "expected nothing: it has no sections"
        ],
    ),
    "a source point that isn't there": (
        FART,
        "    source: A2\n",
        "    source: A3\n",
        [
            "docs/data/factors/fart.yml:24: found the unknown source point «A3», "
            "expected «A1» or «A2»",
        ],
    ),
    "the same question id twice": (
        "data/factors/sikt.yml",
        "id: sikt-hekk",
        "id: fart-maalt",
        [
            "docs/data/factors/sikt.yml:18: found the id «fart-maalt» a second time "
            "(first in docs/data/factors/fart.yml:18), expected an id of its own"
        ],
    ),
    "an id that was used before": (
        "data/factors/sikt.yml",
        "id: sikt-hekk",
        "id: fart-gammel",
        [
            "docs/data/history.yml:2: found «fart-gammel», which is in use, "
            "expected an id that is gone"
        ],
    ),
    "a page that points to an id that is gone": (
        "trinn.md",
        '{{ question("fart-senket") }}',
        '{{ question("fart-gammel") }}',
        [
            "docs/trinn.md:13: found the unknown question «fart-gammel», expected an id in use; "
            "«fart-gammel» became «fart-maalt» in 1.1.0: Spørsmålet ble skarpere."
        ],
    ),
    "two factors with one order": (
        "data/factors/sikt.yml",
        "order: 2",
        "order: 1",
        [
            "docs/data/factors/sikt.yml:1: found order 1, which docs/data/factors/fart.yml has "
            "too, expected one of its own"
        ],
    ),
    "a factor neither from the source nor with a reason": (
        "data/factors/sikt.yml",
        "reason: Notatet glemte den.\n",
        "",
        [
            "docs/data/factors/sikt.yml:1: found neither «source» nor «reason», "
            "expected the one or the other"
        ],
    ),
    "a deadline from what has no entry into force": (
        "data/deadlines.yml",
        "in_force_of: veiloven",
        "in_force_of: ny-veileder",
        [
            "docs/data/deadlines.yml:3: found «ny-veileder», which has no «in_force», "
            "expected one that has"
        ],
    ),
    "a deadline from two things at once": (
        "data/deadlines.yml",
        "{in_force_of: veiloven, years: 3}",
        "{in_force_of: veiloven, each_year: 10-31}",
        [
            "docs/data/deadlines.yml:3: found «in_force_of» or «each_year», expected exactly one "
            "of «in_force_of», «date_of», «each_year», «election_year» or «on»"
        ],
    ),
    "a deadline on a day that no year has": (
        "data/deadlines.yml",
        "each_year: 02-28",
        "each_year: 02-29",
        ["docs/data/deadlines.yml:8: found «02-29», expected a day of the year such as 10-31"],
    ),
    "a title with unknown braces": (
        "data/deadlines.yml",
        "title: Måling for {before} legges fram",
        "title: Måling for {befor} legges fram",
        [
            "docs/data/deadlines.yml:7: found «Måling for {befor} legges fram», expected only "
            "{year}, {before}, {after}, {last} in braces"
        ],
    ),
    "advice until a deadline that isn't there": (
        "data/deadlines.yml",
        "    - title: Mål nå\n      until: maaling\n",
        "    - title: Mål nå\n      until: maling\n",
        [
            "docs/data/deadlines.yml:18: found the unknown deadline «maling», expected «maaling», "
            "«aarlig» or «valg»; did you mean «maaling»?"
        ],
    ),
    "advice that never gives way to the next": (
        "data/deadlines.yml",
        "    - title: Mål nå\n      until: maaling\n",
        "    - title: Mål nå\n",
        [
            "docs/data/deadlines.yml:17: found no «until», expected the deadline that this advice "
            "holds until"
        ],
    ),
    "advice that ends, and none after it": (
        "data/deadlines.yml",
        "    - title: Mål likevel\n",
        "    - title: Mål likevel\n      until: maaling\n",
        [
            "docs/data/deadlines.yml:24: found «until: maaling» in the last advice, expected "
            "advice after it"
        ],
    ),
    "advice that leads to no page": (
        "data/deadlines.yml",
        "page: fart.md",
        "page: farten.md",
        [
            "docs/data/deadlines.yml:22: found the page «farten.md», which isn't there, expected "
            "a page under docs/; did you mean «fart.md»?"
        ],
    ),
    "a calendar that ends before it begins": (
        "data/guide.yml",
        "last_year: 2025",
        "last_year: 2023",
        ["docs/data/guide.yml:37: found 2023, expected the first year or at most 20 years later"],
    ),
    "a word that two terms claim": (
        "data/glossary.yml",
        "term: ås",
        "term: hump",
        [
            "docs/data/glossary.yml:12: found «hump», which belongs to «fartsdump», "
            "expected it in one place"
        ],
    ),
    "a term that points to a page that isn't there": (
        "data/glossary.yml",
        "pages: [fart.md, ",
        "pages: [fartt.md, ",
        [
            "docs/data/glossary.yml:8: found the page «fartt.md», which isn't there, expected a "
            "page under docs/; did you mean «fart.md»?"
        ],
    ),
    "a term that leads to an instrument that isn't there": (
        "data/glossary.yml",
        "policy_instruments: [vaktordning]",
        "policy_instruments: [vaktordningen]",
        [
            "docs/data/glossary.yml:9: found the unknown policy instrument «vaktordningen», "
            "expected «fartsmaaling», «skilt» or «vaktordning»; did you mean «vaktordning»?",
        ],
    ),
    "a term on a page that isn't in the glossary": (
        "planer.md",
        '{{ term("fartsdump") }}',
        '{{ term("fartdump") }}',
        [
            "docs/planer.md:17: found the unknown term «fartdump», expected «fartsdump» or "
            "«aa-vei»; did you mean «fartsdump»?"
        ],
    ),
    "an agenda whose blocks don't add up": (
        "data/workshop.yml",
        "    minutes: 30",
        "    minutes: 45",
        ["docs/data/workshop.yml:30: found 45 minutes, expected 30, the sum of the blocks"],
    ),
    "a block in fewer minutes than it takes": (
        "data/workshop.yml",
        "{aapning: 10, samtale: 20}",
        "{aapning: 4, samtale: 26}",
        ["docs/data/workshop.yml:32: found 4 minutes, expected 5 to 10: see blocks"],
    ),
    "a block in more minutes than it is worth": (
        "data/workshop.yml",
        "{aapning: 10, samtale: 20}",
        "{aapning: 11, samtale: 19}",
        ["docs/data/workshop.yml:32: found 11 minutes, expected 5 to 10: see blocks"],
    ),
    "a block that isn't there": (
        "data/workshop.yml",
        "samtale: 20}",
        "samtale: 15, kafe: 5}",
        [
            "docs/data/workshop.yml:32: found the unknown block «kafe», expected «aapning», "
            "«kaffe» or «samtale»; did you mean «kaffe»?"
        ],
    ),
    "blocks in another order": (
        "data/workshop.yml",
        "{aapning: 10, samtale: 20}",
        "{samtale: 20, aapning: 10}",
        [
            "docs/data/workshop.yml:32: found «aapning» after «samtale», expected the order of "
            "the blocks"
        ],
    ),
    "an agenda without a block that each has": (
        "data/workshop.yml",
        "{aapning: 10, samtale: 20}",
        "{samtale: 30}",
        ["docs/data/workshop.yml:32: found no «aapning», expected it: it has no «dropped_below»"],
    ),
    "a block whose most is less than its least": (
        "data/workshop.yml",
        "    least: 5\n    most: 15",
        "    least: 5\n    most: 4",
        [
            "docs/data/workshop.yml:15: found 4, which is less than «least», expected 5 or more",
        ],
    ),
    "groups whose most is less than their least": (
        "data/workshop.yml",
        "{least: 2, most: 3}",
        "{least: 4, most: 3}",
        ["docs/data/workshop.yml:33: found 3, which is less than «least», expected 4 or more"],
    ),
    "a block with a sheet that nobody prints": (
        "data/workshop.yml",
        "    sheet: checklist",
        "    sheet: action_plan",
        [
            "docs/data/workshop.yml:26: found «action_plan», which is not printed, expected "
            "«checklist» or «run_sheet»"
        ],
    ),
    "people counted for without groups": (
        "data/workshop.yml",
        "groups: {least: 2, most: 3}\n",
        "",
        [
            "docs/data/workshop.yml:33: found people to count copies for, expected «groups» and "
            "«sheets» too"
        ],
    ),
    "someone invited who has no role": (
        "data/workshop.yml",
        "role: rektor",
        "role: rektoren",
        [
            "docs/data/workshop.yml:3: found the unknown role «rektoren», expected «rektor» or "
            "«vei»; did you mean «rektor»?"
        ],
    ),
    "an agenda that isn't there": (
        "moete.md",
        '{{ agenda("kort") }}',
        '{{ agenda("lang") }}',
        ["docs/moete.md:19: found the unknown agenda «lang», expected «kort»"],
    ),
    "a plan level that feeds one that isn't there": (
        "data/plan_levels.yml",
        "feeds: [kommune]",
        "feeds: [komune]",
        [
            "docs/data/plan_levels.yml:5: found the unknown plan level «komune», expected "
            "«skolekrets» or «kommune»; did you mean «kommune»?"
        ],
    ),
    "a plan level without a page": (
        "moete.md",
        '{{ level("kommune") }}',
        "",
        [
            "docs/data/plan_levels.yml:20: found a level that no page shows, expected "
            '{{ level("kommune") }} on one'
        ],
    ),
    "a line of the source that no point covers": (
        "data/source.yml",
        "lines: [4, 4]",
        "lines: [3, 3]",
        [
            "docs/data/source.yml:4: found line 4 of the source in no point, "
            "expected one that has it"
        ],
    ),
    "lines in the wrong order": (
        "data/source.yml",
        "lines: [1, 3]",
        "lines: [3, 1]",
        [
            "docs/data/source.yml:9: found the lines 3–1, expected two of 1–4 in order",
        ],
    ),
    "references that no page shows": (
        "referanser.md",
        "{{ references() }}",
        "",
        [
            "docs/data/references.yml:1: found references.yml that no page shows, "
            "expected {{ references() }} on one"
        ],
    ),
    "what has nothing to show": (
        "data/factors/sikt.yml",
        "signs:\n  - text: Hekken er klippet.\n    references: [ny-veileder]\n",
        "",
        ["docs/data/factors/sikt.yml:1: found no key «signs», expected it here"],
    ),
    "a duty of a strength that isn't there": (
        "data/duties.yml",
        "strength: must",
        "strength: most",
        [
            "docs/data/duties.yml:2: found the unknown strength «most», "
            "expected «must», «should» or «may»; did you mean «must»?"
        ],
    ),
    "a reference of a type that isn't there": (
        "data/references.yml",
        "type: law",
        "type: lov",
        [
            "docs/data/references.yml:2: found the unknown type of reference «lov», expected "
            "«law», «regulation», «preparatory», «white-paper», «inquiry», «audit», «strategy», "
            "«expectations», … (14 in all)"
        ],
    ),
    "a tab": (
        "data/plan_levels.yml",
        "    - name: Trafikkplan",
        "\t- name: Trafikkplan",
        ["docs/data/plan_levels.yml:25: found a tab, expected spaces for indentation"],
    ),
    "an anchor": (
        "data/roles.yml",
        "title: Rektor",
        "title: &r Rektor",
        [
            "docs/data/roles.yml:2: found the anchor «&r», expected the text itself; "
            "put quotes round it"
        ],
    ),
    "an alias": (
        "data/roles.yml",
        "title: Rektor",
        "title: *r",
        [
            "docs/data/roles.yml:2: found the alias «*r», expected the text itself; "
            "put quotes round it"
        ],
    ),
    "a tag that would build an object": (
        "data/roles.yml",
        "title: Rektor",
        "title: !!python/object/apply:os.system [ls]",
        [
            "docs/data/roles.yml:2: found the tag «tag:yaml.org,2002:python/object/apply:"
            "os.system», expected a plain value; put quotes round it if it is text"
        ],
    ),
    "a second document": (
        "data/edition.yml",
        "name: Prøveutgave",
        "name: Prøveutgave\n---\nname: To",
        ["docs/data/edition.yml:3: found a second document («---»), expected one in a file"],
    ),
    "a key twice": (
        "data/edition.yml",
        "name: Prøveutgave",
        "name: Prøveutgave\nname: To",
        [
            "docs/data/edition.yml:3: found the key «name» a second time (first on line 2), "
            "expected it once"
        ],
    ),
    "a colon inside plain text": (
        FART,
        "title: Lav fart",
        "title: Lav: fart",
        [
            "docs/data/factors/fart.yml:2: found a second «:» in plain text, "
            "expected quotes around the text"
        ],
    ),
    "a comment inside a text": (
        FART,
        "title: Lav fart",
        "title: Lav fart, sak #12",
        [
            "docs/data/factors/fart.yml:2: found a text cut off by the comment «#12», "
            "expected all of the text; put quotes round it"
        ],
    ),
    "a text that begins with a sign of YAML": (
        FART,
        "title: Lav fart",
        'title: "Lav" fart',
        [
            'docs/data/factors/fart.yml:2: found a text that begins with «"», a sign of YAML, '
            "expected quotes; put quotes round it: '\"Lav\" fart'"
        ],
    ),
    "a list without an empty line before it": (
        "fart.md",
        "# Lav fart\n",
        "# Lav fart\n\nDette må til:\n- måle\n",
        ["docs/fart.md:10: found a list right after text, expected an empty line before it"],
    ),
    "a quotation mark that is never closed": (
        FART,
        "title: Lav fart",
        'title: "Lav fart',
        [
            "docs/data/factors/fart.yml:2: found a quotation mark that is never closed, "
            "expected its pair; if the text begins with one, put quotes round it"
        ],
    ),
    "a line without a colon": (
        "data/plan_levels.yml",
        "effect: Styrer pengene.",
        "effect Styrer pengene.",
        [
            "docs/data/plan_levels.yml:29: found a line without «:», expected «key: value» "
            "(is the indentation right?)"
        ],
    ),
    "an id with capitals": (
        "data/roles.yml",
        "rektor:",
        "Rektor:",
        [
            "docs/data/roles.yml:1: found the id «Rektor», expected small letters a–z, digits and "
            "hyphens",
        ],
    ),
    "a misspelt id on a page": (
        "fart.md",
        '{{ why("fart") }}',
        '{{ why("fat") }}',
        [
            "docs/fart.md:11: found the unknown factor «fat», expected «fart» or «sikt»; "
            "did you mean «fart»?"
        ],
    ),
    "a misspelt macro": (
        "fart.md",
        '{{ why("fart") }}',
        '{{ wyh("fart") }}',
        [
            "docs/fart.md:11: found the unknown macro «wyh», expected «action_plan», «advice», "
            "«agenda», «answer», «assessment», «assessment_result», «calculation», «calendar», … "
            f"({len(MACROS)} in all); did you mean «why»?"
        ],
    ),
    "a part of the workbook without the workbook": (
        "arbeidsbok.md",
        "{{ workbook() }}\n",
        "",
        [
            "docs/arbeidsbok.md:10: found «workbook_checklists» without «workbook», expected both "
            "on the page"
        ],
    ),
    "a macro without its argument": (
        "fart.md",
        '{{ why("fart") }}',
        "{{ why() }}",
        ["docs/fart.md:11: found no «factor», expected why(factor)"],
    ),
    "a macro with too many arguments, one of them misspelt": (
        "fart.md",
        '{{ why("fart") }}',
        '{{ why("fart", "x", factr="y") }}',
        [
            "docs/fart.md:11: found 2 arguments, expected 1: why(factor)",
            "docs/fart.md:11: found the argument «factr», expected why(factor); "
            "did you mean «factor»?",
        ],
    ),
    "a number for an id": (
        "fart.md",
        '{{ why("fart") }}',
        "{{ why(1) }}",
        ["docs/fart.md:11: found the number 1, expected the factor in quotes"],
    ),
    "a block inside a line": (
        "fart.md",
        '{{ why("fart") }}',
        'Se {{ why("fart") }}',
        ["docs/fart.md:11: found «why» inside a line, expected it on a line of its own"],
    ),
    "a block twice": (
        "fart.md",
        '{{ why("fart") }}',
        '{{ why("fart") }}\n\n{{ why("fart") }}',
        ["docs/fart.md:13: found «why» as on line 11, expected it once on a page"],
    ),
    "a broken call": (
        "fart.md",
        '{{ why("fart") }}',
        '{{ why("fart" }}',
        [
            "docs/fart.md:11: found a broken macro call (unexpected '}', expected ')'), "
            'expected {{ macro("id") }}'
        ],
    ),
    "a Jinja statement": (
        "fart.md",
        '{{ why("fart") }}',
        "{% for x in y %}{{ x }}{% endfor %}",
        [
            "docs/fart.md:11: found the Jinja statement «for», expected only calls: "
            '{{ macro("id") }}'
        ],
    ),
    "a variable": (
        "fart.md",
        '{{ why("fart") }}',
        "{{ tittel }}",
        [
            "docs/fart.md:11: found the variable «tittel», expected a call with literal "
            'arguments: {{ macro("id") }}'
        ],
    ),
    "an instrument of a purpose that isn't there": (
        INSTRUMENTS,
        "purpose: veien",
        "purpose: vegen",
        [
            "docs/data/policy_instruments.yml:3: found no instrument with «purpose: veien», "
            "expected at least one",
            "docs/data/policy_instruments.yml:42: found the unknown purpose «vegen», expected "
            "«farten» or «veien»; did you mean «veien»?",
        ],
    ),
    "an instrument that someone unknown applies for": (
        INSTRUMENTS,
        "applicants: [ingen]",
        "applicants: [inge]",
        [
            "docs/data/policy_instruments.yml:33: found the unknown applicant «inge», expected "
            "«skole» or «ingen»; did you mean «ingen»?"
        ],
    ),
    "an instrument at a level and for a factor that aren't there": (
        INSTRUMENTS,
        "levels: [kommune]\n    factors: [fart]",
        "levels: [komune]\n    factors: [fartt]",
        [
            "docs/data/policy_instruments.yml:13: found the unknown plan level «komune», expected "
            "«skolekrets» or «kommune»; did you mean «kommune»?",
            "docs/data/policy_instruments.yml:14: found the unknown factor «fartt», expected "
            "«fart» or «sikt»; did you mean «fart»?",
        ],
    ),
    "an instrument to use instead that isn't there": (
        INSTRUMENTS,
        "instead: [skilt]",
        "instead: [skillt]",
        [
            "docs/data/policy_instruments.yml:48: found the unknown policy instrument «skillt», "
            "expected «fartsmaaling», «skilt» or «vaktordning»; did you mean «skilt»?"
        ],
    ),
    "an instrument to read together with one that isn't there, and with itself": (
        INSTRUMENTS,
        "related: [fartsmaaling]",
        "related: [fartsmaling, vaktordning]",
        [
            "docs/data/policy_instruments.yml:52: found the unknown policy instrument "
            "«fartsmaling», expected «fartsmaaling», «skilt» or «vaktordning»; did you mean "
            "«fartsmaaling»?",
            "docs/data/policy_instruments.yml:52: found «vaktordning», which is the instrument "
            "itself, expected another",
        ],
    ),
    "an instrument to use instead that has ended too": (
        INSTRUMENTS,
        "instead: [skilt]",
        "instead: [vaktordning]",
        [
            "docs/data/policy_instruments.yml:48: found «vaktordning», which has ended, expected "
            "one in use"
        ],
    ),
    "something to use instead of what is in use": (
        INSTRUMENTS,
        "status: ended",
        "status: active",
        [
            "docs/data/policy_instruments.yml:48: found «instead» of what is «active», expected "
            "«status: ended»"
        ],
    ),
    "a name of two instruments": (
        INSTRUMENTS,
        "also: [skolepatrulje]",
        "also: [Radar]",
        [
            "docs/data/policy_instruments.yml:41: found «Radar», which belongs to «fartsmaaling», "
            "expected it in one place"
        ],
    ),
    "an instrument that rests on a section that isn't there": (
        INSTRUMENTS,
        "text: Kommunen skal måle farten., references: [veiloven § 2]",
        "text: Kommunen skal måle farten., references: [veiloven § 3]",
        [
            "docs/data/policy_instruments.yml:21: found the unknown section «§ 3», expected "
            "«§ 1», «§ 2» or «§ 2 a»; did you mean «§ 2»?"
        ],
    ),
    "an instrument that is gone but in use": (
        "data/history.yml",
        "questions:",
        "policy_instruments:\n  skilt: {since: 1.0.0, why: x}\nquestions:",
        ["docs/data/history.yml:2: found «skilt», which is in use, expected an id that is gone"],
    ),
    "instruments that no page shows": (
        "virkemidler.md",
        "{{ policy_instruments() }}",
        "",
        [
            "docs/data/policy_instruments.yml:1: found policy_instruments.yml that no page shows, "
            "expected {{ policy_instruments() }} on one"
        ],
    ),
    "a line of instruments where there are none": (
        "virkemidler.md",
        '{{ factor_policy_instruments("fart") }}',
        '{{ factor_policy_instruments("sikt") }}',
        [
            "docs/virkemidler.md:13: found no instrument in use for the factor «sikt», expected "
            "at least one"
        ],
    ),
    "a figure of an instrument without its year": (
        INSTRUMENTS,
        "I 2023 ble 3 skoler målt.",
        "3 skoler er målt.",
        [
            "docs/data/policy_instruments.yml:27: found no year in «3 skoler er målt.», expected "
            "the year that the figure is from"
        ],
    ),
    "a figure of a group without its year": (
        GROUPS,
        "I 2023 gikk 40 elever.",
        "40 elever går.",
        [
            "docs/data/target_groups.yml:10: found no year in «40 elever går.», expected the year "
            "that the figure is from"
        ],
    ),
    "a duty that rests on nothing": (
        GROUPS,
        "{text: De skal ha lys., references: [veiloven § 2]}",
        "{text: De skal ha lys.}",
        [
            "docs/data/target_groups.yml:25: found neither «references» nor «ours», expected the "
            "one or the other"
        ],
    ),
    "an answer that isn't there": (
        GROUPS,
        "faq: [gaa-alene]",
        "faq: [gaa-aleine]",
        [
            "docs/data/target_groups.yml:16: found the unknown question with an answer "
            "«gaa-aleine», expected «hvem-maaler» or «gaa-alene»; did you mean «gaa-alene»?"
        ],
    ),
    "an answer of an instrument that isn't there": (
        INSTRUMENTS,
        "faq: [hvem-maaler]",
        "faq: [hvem-maler]",
        [
            "docs/data/policy_instruments.yml:26: found the unknown question with an answer "
            "«hvem-maler», expected «hvem-maaler» or «gaa-alene»; did you mean «hvem-maaler»?"
        ],
    ),
    "an instrument with a deadline and none": (
        INSTRUMENTS,
        "    deadline: 1. mai",
        "    deadline: 1. mai\n    no_deadline: none",
        [
            "docs/data/policy_instruments.yml:24: found «no_deadline» beside «deadline», expected "
            "the one or the other"
        ],
    ),
    "a duty with a deadline and none": (
        "data/duties.yml",
        "  deadline: maaling",
        "  deadline: maaling\n  no_deadline: none",
        [
            "docs/data/duties.yml:7: found «no_deadline» beside «deadline», expected the one or "
            "the other"
        ],
    ),
    "a group to read together with itself, and one that isn't there": (
        GROUPS,
        "related: [syklister]",
        "related: [sykliste, foerste-trinn]",
        [
            "docs/data/target_groups.yml:21: found the unknown target group «sykliste», expected "
            "«foerste-trinn» or «syklister»; did you mean «syklister»?",
            "docs/data/target_groups.yml:21: found «foerste-trinn», which is the group itself, "
            "expected another",
        ],
    ),
    "what a plan can do at no level": (
        GROUPS,
        "{level: kommune, text: Flytt porten., ours: true}",
        "{text: Flytt porten., ours: true}",
        ["docs/data/target_groups.yml:14: found no key «level», expected it here"],
    ),
    "what a plan can do at a level that isn't there": (
        GROUPS,
        "{level: kommune, text: Flytt porten.",
        "{level: komune, text: Flytt porten.",
        [
            "docs/data/target_groups.yml:14: found the unknown plan level «komune», expected "
            "«skolekrets» or «kommune»; did you mean «kommune»?"
        ],
    ),
    "a group with an instrument that isn't there": (
        GROUPS,
        "policy_instruments: [skilt]",
        "policy_instruments: [skillt]",
        [
            "docs/data/target_groups.yml:15: found the unknown policy instrument «skillt», "
            "expected «fartsmaaling», «skilt» or «vaktordning»; did you mean «skilt»?"
        ],
    ),
    "a group with an instrument that has ended": (
        GROUPS,
        "policy_instruments: [skilt]",
        "policy_instruments: [vaktordning]",
        [
            "docs/data/target_groups.yml:15: found «vaktordning», which has ended, expected one "
            "in use"
        ],
    ),
    "a name of two groups": (
        GROUPS,
        "title: Syklister",
        "title: Seksåringer",
        [
            "docs/data/target_groups.yml:23: found «Seksåringer», which belongs to "
            "«foerste-trinn», expected it in one place"
        ],
    ),
    "a group that is gone but in use": (
        "data/history.yml",
        "questions:",
        "target_groups:\n  syklister: {since: 1.0.0, why: x}\nquestions:",
        [
            "docs/data/history.yml:2: found «syklister», which is in use, expected an id that is "
            "gone"
        ],
    ),
    "groups that no page shows": (
        "grupper.md",
        "{{ target_groups() }}",
        "",
        [
            "docs/data/target_groups.yml:1: found target_groups.yml that no page shows, expected "
            "{{ target_groups() }} on one"
        ],
    ),
    "a case about groups, levels and factors that aren't there": (
        CASES,
        "target_groups: [foerste-trinn]\n  policy_instruments: [skilt]\n  levels: [kommune]\n"
        "  factors: [fart]",
        "target_groups: [forste-trinn]\n  policy_instruments: [vaktordning]\n  levels: [komune]\n"
        "  factors: [fartt]",
        [
            "docs/data/cases.yml:11: found the unknown target group «forste-trinn», expected "
            "«foerste-trinn» or «syklister»; did you mean «foerste-trinn»?",
            "docs/data/cases.yml:12: found «vaktordning», which has ended, expected one in use",
            "docs/data/cases.yml:13: found the unknown plan level «komune», expected "
            "«skolekrets» or «kommune»; did you mean «kommune»?",
            "docs/data/cases.yml:14: found the unknown factor «fartt», expected «fart» or «sikt»; "
            "did you mean «fart»?",
        ],
    ),
    "a case that nobody has told of": (
        CASES,
        "  short: Alle gikk i rekke.\n  references: [ny-veileder]\n",
        "  short: Alle gikk i rekke.\n",
        ["docs/data/cases.yml:16: found no key «references», expected it here"],
    ),
    "a line of cases where there are none": (
        "andre.md",
        '{{ factor_cases("fart") }}',
        '{{ factor_cases("sikt") }}',
        [
            "docs/andre.md:13: found no case for the factor «sikt», expected at least one in "
            "cases.yml"
        ],
    ),
    "a line of groups where there are none": (
        "grupper.md",
        '{{ level_target_groups("kommune") }}',
        '{{ level_target_groups("skolekrets") }}',
        [
            "docs/grupper.md:11: found no group with something to do at the level «skolekrets», "
            "expected at least one in target_groups.yml"
        ],
    ),
    "an indicator of a topic and a measure that aren't there": (
        INDICATORS,
        "topic: folk\n    measures: [maalt, gjettet]",
        "topic: folkk\n    measures: [maalt, gjeta]",
        [
            "docs/data/indicators.yml:3: found no indicator with «topic: folk», expected at "
            "least one",
            "docs/data/indicators.yml:29: found the unknown topic «folkk», expected «farten» "
            "or «folk»; did you mean «folk»?",
            "docs/data/indicators.yml:30: found the unknown measure «gjeta», expected "
            "«maalt» or «gjettet»; did you mean «gjettet»?",
        ],
    ),
    "an indicator's place, name and address that another has or nobody": (
        INDICATORS,
        "title: Unger som går\n    topic: folk\n    measures: [maalt, gjettet]\n    start: 1",
        "title: Biltelling\n    topic: folk\n    measures: [maalt]\n    start: 2\n    "
        "opens: veilov",
        [
            "docs/data/indicators.yml:28: found «Biltelling», which belongs to «biler», "
            "expected it in one place",
            "docs/data/indicators.yml:31: found «start: 2», which «biler» has too, expected "
            "its own",
            "docs/data/indicators.yml:32: found the unknown reference «veilov», expected "
            "«veiloven», «gammel-veileder» or «ny-veileder»; did you mean «veiloven»?",
        ],
    ),
    "indicators that no page shows": (
        "tall.md",
        "{{ indicators() }}",
        "",
        [
            "docs/data/indicators.yml:1: found indicators.yml that no page shows, expected "
            "{{ indicators() }} on one",
        ],
    ),
    "a formula that names what isn't there, or comes after": (
        CALCULATION,
        '{timer}*{andel}"',
        '{timer}*{andle}+{halve}"',
        [
            "docs/data/calculation.yml:8: found the unknown name «andle», expected one that "
            "stands before it: «timer» or «andel»; did you mean «andel»?",
            "docs/data/calculation.yml:8: found the unknown name «halve», expected one that "
            "stands before it: «timer» or «andel»",
        ],
    ),
    "a formula that calls what can't be called": (
        CALCULATION,
        "SUMIF({steder.naar},{naar},{steder.sum})",
        "SUMIFF({steder.naar},{naar},{steder.sum}",
        [
            "docs/data/calculation.yml:29: found the function «SUMIFF», expected «ABS», "
            "«AND», «COUNT», «COUNTIF», «IF», «ISNUMBER», «MAX», «MIN», … (16 in all); did "
            "you mean «SUMIF»?",
            "docs/data/calculation.yml:29: found «SUMIFF({steder.naar},{naar},{steder.sum}», "
            "expected every bracket to be closed",
        ],
    ),
    "an assumption with a value and a formula": (
        CALCULATION,
        "{title: Andel, value: 0.125,",
        "{title: Andel, value: 0.125, formula: '1',",
        [
            "docs/data/calculation.yml:7: found both or neither of «value» and «formula», "
            "expected one of them",
        ],
    ),
    "a value where the sheet computes, of an unknown column, and of another kind": (
        CALCULATION,
        'biler: 3, faktor: "={halve}"}',
        "biler: tre, faktro: 2, sum: 1}",
        [
            "docs/data/calculation.yml:21: found a value of «sum», which is computed, "
            "expected none",
            "docs/data/calculation.yml:21: found the unknown column «faktro», expected "
            "«sted», «naar», «biler», «faktor» or «sum»; did you mean «faktor»?",
            "docs/data/calculation.yml:21: found «tre» in «biler», expected a number",
        ],
    ),
    "an example that no row of the text has": (
        CALCULATION,
        "{sted: Svingen, naar: Dag, biler: 3,",
        "{sted: Porten, naar: Dag, biler: 3,",
        [
            "docs/data/calculation.yml:21: found «Porten», «Dag», no row of «bestilling», "
            "expected one of those it begins with",
        ],
    ),
    "rows of a table that the text doesn't have": (
        CALCULATION,
        'heading: "Målinger: dag/natt"',
        "heading: Målinger",
        [
            "docs/data/calculation.yml:19: found «Målinger», no heading of a table in "
            "«bestilling», expected «Målinger: dag/natt»",
        ],
    ),
    "rows of a text that isn't there": (
        CALCULATION,
        "document: bestilling",
        "document: bestiling",
        [
            "docs/data/calculation.yml:19: found the unknown document «bestiling», expected "
            "«bestilling» or «brev»; did you mean «bestilling»?",
        ],
    ),
    "a sheet with the name of another": (
        CALCULATION,
        "title: Samlet",
        "title: STEDER",
        [
            "docs/data/calculation.yml:25: found «STEDER», which is the sheet «steder», "
            "expected a title of its own",
        ],
    ),
    "a column with the name of an assumption": (
        CALCULATION,
        "faktor: {title: Faktor,",
        "andel: {title: Faktor,",
        [
            "docs/data/calculation.yml:17: found the column «andel», an assumption too, "
            "expected another name",
            "docs/data/calculation.yml:18: found the unknown name «faktor», expected one "
            "that stands before it: «timer», «andel», «halve», «sted», «naar», «biler» or "
            "«andel»",
            "docs/data/calculation.yml:21: found the unknown column «faktor», expected "
            "«sted», «naar», «biler», «andel» or «sum»",
        ],
    ),
    "a sheet with the name of one that every spreadsheet has": (
        CALCULATION,
        "title: Samlet",
        "title: Forutsetninger",
        [
            "docs/data/calculation.yml:25: found «Forutsetninger», a sheet of every "
            "spreadsheet, expected another title",
        ],
    ),
    "a sheet with a name that is too long": (
        CALCULATION,
        "title: Samlet",
        "title: Alt som er samlet, dag/natt og ellers",
        [
            "docs/data/calculation.yml:25: found «Alt som er samlet, dag/natt og ellers», "
            "expected at most 31 characters without [ ] : * ? / \\ '",
        ],
    ),
    "a bracket that is never closed": (
        DOCUMENTS,
        "ved [sted].",
        "ved [sted.",
        [
            "docs/data/documents.yml:11: found «[Skolen] ber om måling ved [sted.», expected "
            "brackets in pairs, with a text in each"
        ],
    ),
    "brackets with nothing to fill in": (
        DOCUMENTS,
        "innen [dato]",
        "innen [ ]",
        [
            "docs/data/documents.yml:20: found «Si fra innen [ ]», expected brackets in pairs, "
            "with a text in each"
        ],
    ),
    "a row narrower than its table": (
        DOCUMENTS,
        'examples: [[Porten, "=60 [km/t]"]]',
        "examples: [[Porten]]",
        ["docs/data/documents.yml:27: found a row of 1, expected 2, a cell for each column"],
    ),
    "a table with no row to fill in": (
        DOCUMENTS,
        "begin: [{text: Svingen, references: [veiloven § 1]}]",
        "empty: 0",
        [
            "docs/data/documents.yml:25: found no rows to fill in, expected «begin», or «empty» "
            "above 0"
        ],
    ),
    "a part of a text with nothing in it": (
        DOCUMENTS,
        "        points: [{text: Ring oss.}]\n",
        "",
        [
            "docs/data/documents.yml:21: found a part with nothing in it, expected paragraphs, "
            "points or a table",
            "docs/data/documents.yml:22: found «numbered» without points, expected both",
        ],
    ),
    "a text to fill in that rests on a section that isn't there": (
        DOCUMENTS,
        "references: [veiloven § 2]\n",
        "references: [veiloven § 3]\n",
        [
            "docs/data/documents.yml:13: found the unknown section «§ 3», expected «§ 1», «§ 2» or "
            "«§ 2 a»; did you mean «§ 2»?"
        ],
    ),
    "a text to fill in about a level that isn't there": (
        DOCUMENTS,
        "levels: [kommune]",
        "levels: [kommunen]",
        [
            "docs/data/documents.yml:6: found the unknown plan level «kommunen», expected "
            "«skolekrets» or «kommune»; did you mean «kommune»?"
        ],
    ),
    "a text to fill in that no page shows": (
        "filer.md",
        '{{ document("brev") }}',
        "",
        [
            "docs/data/documents.yml:29: found a text that no page shows, expected "
            '{{ document("brev") }} on one'
        ],
    ),
    "a text to fill in that isn't there": (
        "filer.md",
        '{{ document("brev") }}',
        '{{ document("brevet") }}',
        [
            "docs/filer.md:27: found the unknown document «brevet», expected «bestilling» or "
            "«brev»; did you mean «brev»?"
        ],
    ),
    "a choice that isn't there": (
        "index.md",
        '{{ duties("must") }}',
        '{{ duties("most") }}',
        [
            "docs/index.md:15: found the unknown strength «most», "
            "expected «must», «should» or «may»; did you mean «must»?"
        ],
    ),
    "a factor without a page": (
        "fart.md",
        '{{ factor("fart") }}',
        "",
        [
            "docs/data/factors/fart.yml:1: found a factor that no page shows, "
            'expected {{ factor("fart") }} on one'
        ],
    ),
    "questions that no page shows": (
        "sjekklister.md",
        '{{ checklist("sikt") }}',
        "",
        [
            "docs/data/factors/sikt.yml:17: found the questions of «sikt» that no page shows, "
            'expected {{ checklist("sikt") }} on one'
        ],
    ),
    "a plan level whose questions no page shows": (
        "trinn.md",
        '{{ level_checklist("skolekrets") }}',
        "",
        [
            "docs/data/plan_levels.yml:1: found the questions of «skolekrets» that no page shows, "
            'expected {{ level_checklist("skolekrets") }} on one'
        ],
    ),
    "the same title twice": (
        "fart.md",
        "title: Lav fart",
        "title: God sikt",
        [
            "docs/sikt.md:2: found the title «God sikt», which docs/fart.md has too, "
            "expected one of its own"
        ],
    ),
    "a misspelt key in the front matter": (
        "fart.md",
        "title: Lav fart",
        "titel: Lav fart",
        [
            "docs/fart.md:2: found the key «titel», expected «title», «description», «owner», "
            "«reviewed», «hide», «search» or «appendix»; did you mean «title»?"
        ],
    ),
    "places that are worth nothing in the search": (
        "fart.md",
        "title: Lav fart",
        "title: Lav fart\nsearch: {boost: 0}",
        ["docs/fart.md:3: found the number 0, expected 0.1 or more"],
    ),
    "front matter that never ends": (
        "fart.md",
        "---\n# Lav fart",
        "# Lav fart",
        ["docs/fart.md:1: found front matter that never ends, expected a second «---»"],
    ),
    "no front matter": (
        "fart.md",
        "---\ntitle",
        "title",
        [
            "docs/fart.md:1: found no front matter, expected «---» on the first line, "
            "then title and so on"
        ],
    ),
    "broken YAML in the front matter": (
        "fart.md",
        "owner: Skolen",
        "owner: Skolen: alle",
        ["docs/fart.md:4: found a second «:» in plain text, expected quotes around the text"],
    ),
    "a page reviewed on a day to come": (
        "fart.md",
        "reviewed: null",
        "reviewed: 2027-01-01",
        ["docs/fart.md:5: found «2027-01-01», a date to come, expected the day someone checked it"],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_mistake_is_said_with_file_line_found_and_expected(small: SmallGuide, name: str) -> None:
    file, old, new, messages = EDITS[name]
    small.replace(file, old, new)
    assert small.problems() == messages


BYTES = {
    "a byte-order mark": (
        b"\xef\xbb\xbfslug: proeve\nname: P\n",
        "docs/data/edition.yml:1: found a byte-order mark (BOM), expected UTF-8 without one; "
        "save as «UTF-8»",
    ),
    "Windows-1252": (
        "slug: proeve\nname: Prøve\n".encode("cp1252"),
        "docs/data/edition.yml:2: found the byte 0xF8 («ø» in Windows-1252), expected UTF-8; "
        "save as «UTF-8»",
    ),
    "an empty file": (b"", "docs/data/edition.yml:1: found an empty file, expected YAML"),
    "only a comment": (
        b"# tomt\n",
        "docs/data/edition.yml:1: found an empty file, expected YAML",
    ),
    "a list where keys should be": (
        b"- a\n- b\n",
        "docs/data/edition.yml:1: found a list, expected keys with values",
    ),
    "a control character": (
        b"slug: proeve\nname: a\x07b\n",
        "docs/data/edition.yml:2: found the control character U+0007, expected text",
    ),
    "an alias bomb": (
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "docs/data/edition.yml:1: found the anchor «&a», expected the text itself; "
        "put quotes round it",
    ),
    "brackets without end": (
        b"slug: " + b"[" * 5000,
        "docs/data/edition.yml:1: found more than 20 levels, expected fewer",
    ),
}


@pytest.mark.parametrize("name", BYTES)
def test_a_file_that_is_no_plain_yaml_is_said_so(small: SmallGuide, name: str) -> None:
    content, message = BYTES[name]
    small.write("data/edition.yml", content)
    assert small.problems() == [message]


def test_the_page_for_editors_shows_true_messages() -> None:
    """`docs/om/redigere.md` explains messages: each must be one that is really given."""
    page = (ROOT / "docs" / "om" / "redigere.md").read_text(encoding="utf-8")
    shown = re.findall(r"`(docs/[^`]+: found [^`]+)`", page)
    true = {message for *_, messages in EDITS.values() for message in messages}
    true |= {message for _, message in BYTES.values()}
    assert len(shown) >= 5
    assert set(shown) <= true


def test_a_missing_file_is_named(small: SmallGuide) -> None:
    (small.data / "guide.yml").unlink()
    missing = "found no readable file (no such file or directory), expected one"
    assert small.problems() == [f"docs/data/guide.yml: {missing}"]


def test_what_names_something_of_a_file_that_is_left_out_is_told_which(small: SmallGuide) -> None:
    (small.data / "roles.yml").unlink()
    assert small.problems()[:2] == [
        "docs/data/factors/fart.yml:21: found the role «rektor», "
        "expected none: there is no roles.yml in data/",
        "docs/data/factors/fart.yml:21: found the role «vei», "
        "expected none: there is no roles.yml in data/",
    ]


def test_a_guide_without_factors_is_told_of_it(small: SmallGuide) -> None:
    for path in (small.data / "factors").iterdir():
        path.unlink()
    message = "docs/data/factors: found no «*.yml», expected a file per factor"
    assert message in small.problems()


def test_all_problems_come_at_once_grouped_by_file(
    small: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    small.replace(FART, "order: 1", "order: en")
    small.replace(FART, "today: Fartsdemping", "todya: Fartsdemping")
    small.replace("data/edition.yml", "slug: proeve", "slug: Prøve")
    small.replace("sikt.md", '{{ why("sikt") }}', '{{ why("sikkt") }}')
    code = main(["build", "--config", str(small.root / "mkdocs.yml")])
    assert code == 1
    assert capsys.readouterr().err == (
        "docs/data/edition.yml:1: found «Prøve», expected a slug: small letters a–z, digits and "
        "single hyphens\n"
        "\n"
        "docs/data/factors/fart.yml:1: found «en», expected a whole number\n"
        "docs/data/factors/fart.yml:3: found the key «todya», expected «order», «title», «today», "
        "«source», «reason», «added_by», «short», «why», … (12 in all); did you mean «today»?\n"
        "\n"
        "docs/sikt.md:11: found the unknown factor «sikkt», expected «fart» or «sikt»; "
        "did you mean «sikt»?\n"
        "\n"
        "4 problems in 3 files. Nothing was built.\n"
    )
    assert not (small.root / "site").exists()


def test_mkdocs_by_itself_stops_at_the_same_problems_without_a_traceback(
    small: SmallGuide,
) -> None:
    small.replace("data/edition.yml", "slug: proeve", "slug: Prøve")
    small.alone()
    command = [sys.executable, "-m", "mkdocs", "build", "-d", str(small.root / "out")]
    command += ["-f", str(small.root / "mkdocs.yml")]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 1
    assert "docs/data/edition.yml:1: found «Prøve», expected a slug" in made.stderr
    assert "Traceback" not in made.stderr
