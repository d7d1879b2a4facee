{{ config.extra.scripts["guide"] }}{#- assets/js/guide.js and what it imports, joined by macros/pages/scripts.py -#}
