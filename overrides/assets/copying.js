{{ config.extra.scripts["copying"] }}{#- assets/js/copying.js and what it imports, joined by macros/pages/scripts.py -#}
