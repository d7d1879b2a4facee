{#- All our scripts in one file, in the order they run. -#}
{% include "assets/js/worker-from-disk.js" %}
{% include "assets/js/links-from-disk.js" %}
{% include "assets/js/shortcuts.js" %}
{% include "assets/js/menu.js" %}
{% include "assets/js/printing.js" %}
{% include "assets/js/time.js" %}
