{{ config.extra.scripts["workbook"] }}{#- assets/js/workbook.js and what it imports, joined by macros/pages/scripts.py -#}
