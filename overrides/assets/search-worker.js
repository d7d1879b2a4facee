{{ config.extra.scripts["search-worker"] }}{#- assets/js/search-worker.js and what it imports, joined by macros/pages/scripts.py -#}
