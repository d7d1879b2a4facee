{{ config.extra.scripts["earlier"] }}{#- assets/js/earlier.js and what it imports, joined by macros/pages/scripts.py -#}
