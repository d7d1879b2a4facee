{{ config.extra.scripts["pack"] }}{#- assets/js/pack.js and what it imports, joined by macros/pages/scripts.py -#}
