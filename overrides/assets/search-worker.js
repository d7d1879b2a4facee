{#- The search's worker in one file: a plain script, since modules are blocked at file://. -#}
(function () {
"use strict";
{% include "assets/js/worker/analysis.js" %}
{% include "assets/js/worker/index.js" %}
{% include "assets/js/worker/units.js" %}
{% include "assets/js/worker/ranking.js" %}
{% include "assets/js/worker/teaser.js" %}
{% include "assets/js/worker/answers.js" %}
})();
