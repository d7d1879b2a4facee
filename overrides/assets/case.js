{{ config.extra.scripts["case"] | replace('"case data"', config.extra.guide.case) }}{#- assets/js/case.js and what it imports, joined by macros/pages/scripts.py, with what it knows of the guide -#}
