/* Groups: one group's answers to a file, and several groups' files compared. */

/**
 * The groups that have been opened, with names that tell them apart.
 * @param {Store} store
 * @param {Data} data
 * @returns {Group[]}
 */
function groupsOf(store, data) {
  /** @type {Map<string, number>} */
  const names = new Map();
  const read = store.keys("g/").flatMap((key) => {
    const text = store.text(key);
    try {
      return [readGroup({ name: key, text, size: 0 }, data).group];
    } catch (error) {
      if (error instanceof FileProblem) return [];
      throw error;
    }
  });
  return read.map((group) => {
    const n = (names.get(group.name) || 0) + 1;
    names.set(group.name, n);
    return n > 1 ? { ...group, name: `${group.name} (${n})` } : group;
  });
}

/**
 * What this group has answered.
 * @param {Store} store
 * @returns {[string, Value][]}
 */
function ownAnswers(store) {
  return [...store.keys("q/"), ...store.keys("s/")]
    .map((key) => /** @type {[string, Value]} */ ([key, store.get(key)]))
    .filter(([key, value]) => readAnswer(key, value) !== null);
}

/**
 * @param {Store} store
 * @param {Data} data
 */
function startGroups(store, data) {
  const root = part("[data-groups]");
  if (!root) return;
  const list = el("div", {});
  const problems = el("div", { class: "g-problems", hidden: true });
  root.append(...saveForm(store, data), ...openForm(store, data, problems), problems, list);
  const draw = () => redraw(list, comparison(root, store, data));
  store.watch(({ keys }) => {
    if ([...keys].some((key) => key.startsWith("g/") || isPlace(key))) draw();
  });
  draw();
}

/**
 * @param {Store} store
 * @param {Data} data
 */
function saveForm(store, data) {
  const { words } = data;
  const save = () => {
    const answers = ownAnswers(store);
    if (!answers.length) {
      say(words.no_answers);
      note.textContent = words.no_answers;
      return;
    }
    note.textContent = "";
    const name = store.text("group/name").trim() || words.group_unnamed;
    // Another name is another group: several may use the same machine, one after the other.
    if (!store.get("group/id") || store.get("group/saved") !== name) {
      store.set({ "group/id": newMark(), "group/saved": name });
    }
    const now = new Date();
    const text = groupText(name, store.text("group/id"), now.toISOString(), answers, data);
    const file = [fileName(name), words.file_answers, today(now)].filter(Boolean).join("-");
    saveFile(`${file}.json`, "application/json", text, data);
  };
  const note = el("p", { class: "g-soft" });
  return [
    el("h3", { class: "g-how" }, words.save_title),
    el("p", { class: "g-how" }, words.save_text),
    el(
      "div",
      { class: "g-row" },
      el("label", { class: "g-field" }, el("span", {}, words.group_name),
        el("input", { type: "text", name: "group/name", maxlength: MOST_NAME, autocomplete: "off" })),
      button(words.save_answers, save),
    ),
    note,
  ];
}

/**
 * @param {Store} store
 * @param {Data} data
 * @param {HTMLElement} problems where to list what could not be opened
 */
function openForm(store, data, problems) {
  const { words } = data;
  const take = (/** @type {Incoming[]} */ files) => {
    const { said, failed } = takeGroups(files, store, data);
    problems.hidden = !failed.length;
    problems.replaceChildren(
      el("p", { class: "g-problems__title" }, words.problems),
      el("ul", {}, ...failed.map((text) => el("li", {}, text))),
    );
    say([...said, ...failed].join(" "));
  };
  const paste = el("textarea", { rows: 4, class: "g-paste", "aria-label": words.paste_label });
  const zone = fileField(words.choose_files, words.drop_here, true, async (files) => take(await readAll(files)));
  return [
    el("h3", { class: "g-how" }, words.open_title),
    el("p", { class: "g-how" }, words.open_text),
    zone,
    el(
      "details",
      { class: "g-fold" },
      el("summary", {}, words.paste),
      paste,
      button(words.paste_add, () => {
        const text = paste.value;
        if (text.trim()) take([{ name: words.pasted, text, size: new Blob([text]).size }]);
        paste.value = "";
      }),
    ),
  ];
}

/**
 * Take groups into the store. Each file stands for itself: one that is wrong stops no other.
 * @param {Incoming[]} files
 * @param {Store} store
 * @param {Data} data
 * @returns { {said: string[], failed: string[]} } what to tell the reader
 */
function takeGroups(files, store, data) {
  const { words } = data;
  /** @type {string[]} */
  const said = [];
  /** @type {string[]} */
  const failed = [];
  /** @type {Map<string, string>} */
  const taken = new Map();
  for (const file of files) {
    const named = { file: `«${file.name}»`, most: MOST_GROUPS };
    try {
      const { group, text } = readGroup(file, data);
      const key = `g/${group.id}`;
      const known = taken.get(key) || store.text(key);
      const count = new Set([...store.keys("g/"), ...taken.keys()]).size;
      if (!known && count >= MOST_GROUPS) throw new FileProblem(fill(words.too_many, named));
      const had = known && readGroup({ name: key, text: known, size: 0 }, data).group;
      const older = had && Date.parse(had.saved) > Date.parse(group.saved);
      if (!older) taken.set(key, text);
      const word = older ? words.opened_older : had ? words.opened_again : words.opened_one;
      said.push(fill(word, { group: group.name }));
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      failed.push(error.message);
    }
  }
  store.set([...taken]);
  if (taken.size && store.state() === "full") failed.push(words.no_room);
  return { said, failed };
}

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Data} data
 * @returns {Child[]}
 */
function comparison(root, store, data) {
  const { words } = data;
  const groups = groupsOf(store, data);
  if (!groups.length) return [];
  const shown = [groupTable(root, groups, store, data)];
  if (groups.length < 2) return [...shown, el("p", {}, words.one_more)];
  const all = spreads(data, groups);
  const questions = splits(data, groups);
  const factors = spreadOfFactors(data, all, questions);
  const rows = factors.map(({ factor, total, differ, widest, questions: split }) => [
    el("a", { href: data.factors[factor].link }, data.factors[factor].title),
    fill(words.of_total, { n: differ, total }),
    fill(words.distance[Math.min(widest, 2)], { n: widest }),
    String(split),
  ]);
  const columns = [words.factor, words.disagreeing, words.widest, words.questions_split];
  return [
    ...shown,
    el("h3", {}, words.spread),
    el("div", { class: "g-scroll" }, table(words.spread_factor, columns, rows)),
    ...discussionOf(all, store, data),
    ...splitsOf(questions, groups, data),
    button(words.print_part, () => printPart(root), { "data-key": "print groups" }),
  ];
}

/**
 * @param {HTMLElement} root
 * @param {Group[]} groups
 * @param {Store} store
 * @param {Data} data
 */
function groupTable(root, groups, store, data) {
  const { words } = data;
  const statements = Object.keys(data.statements).length;
  const rows = groups.map((group) => {
    const given = [...group.answers].filter(([key, value]) => !isOrphan(key, value, data));
    const ticks = given.filter(([key, value]) => key.endsWith("/tick") && value === true).length;
    const answered = given.filter(([key]) => key.startsWith("s/")).length;
    const notes = [
      group.moved > 0 && fill(words.group_moved, { n: group.moved }),
      group.lost > 0 && fill(words.group_lost, { n: group.lost }),
    ].filter(Boolean).join(" ");
    const use = () => {
      const { use_question: title, use_text: text, use_yes: yes } = words;
      const values = { group: group.name, n: group.answers.size };
      const replace = () => {
        store.set([...group.answers]);
        fillFields(document.body, store, data);
        say(fill(words.used, values));
      };
      if (ownAnswers(store).length) ask({ title, text: fill(text, values), yes }, replace, data);
      else replace();
    };
    const remove = () => {
      const place = groups.indexOf(group);
      const next = groups[place + 1] || groups[place - 1];
      store.set({ [`g/${group.id}`]: null });
      if (!next || !focusKey(root, `remove ${next.id}`)) part("input[type=file]", root)?.focus();
      say(fill(words.group_removed, { group: group.name }));
    };
    return [
      el("span", {}, group.name, notes && el("span", { class: "g-soft" }, ` ${notes}`)),
      dayInWords(today(new Date(group.saved)), data.months),
      fill(words.of_total, { n: answered, total: statements }),
      String(ticks),
      el(
        "span",
        { class: "g-buttons" },
        button(words.use_as_ours, use, {
          class: "g-plain",
          "data-key": `use ${group.id}`,
          "aria-label": fill(words.use_as_ours_of, { group: group.name }),
        }),
        button(words.remove, remove, {
          class: "g-plain",
          "data-key": `remove ${group.id}`,
          "aria-label": fill(words.remove_group, { group: group.name }),
        }),
      ),
    ];
  });
  const columns = [words.group, words.group_saved, words.group_answers, words.group_ticks, words.group_actions];
  return el("div", { class: "g-scroll" }, table(words.groups, columns, rows));
}

/**
 * @param {Spread[]} all
 * @param {Store} store
 * @param {Data} data
 */
function discussionOf(all, store, data) {
  const { words } = data;
  const order = discussion(all);
  const heading = el("h3", {}, words.order);
  if (!order.length) return [heading, el("p", {}, words.all_agree)];
  const items = order.map((found) => {
    const steps = [...data.steps.map((_, step) => step), UNKNOWN].filter((step) => found.groups.has(step));
    const lines = steps.map((step) => {
      const names = found.groups.get(step) || [];
      const values = { n: names.length, total: found.count, groups: names.join(", ") };
      return el("div", {}, el("dt", {}, stepTitle(data, step)), el("dd", {}, fill(words.groups_at, values)));
    });
    return el(
      "li",
      {},
      el("p", { class: "g-gap__text" }, found.statement.text),
      el("p", { class: "g-soft" }, data.factors[found.statement.factor].title),
      el("div", { class: "g-result" }, spreadPicture(data, found), el("dl", { class: "g-facts" }, ...lines)),
      measureButton(store, data, found.id),
    );
  });
  const answered = all.filter(({ count }) => count > 1).length;
  const agreed = fill(words.agreeing, { n: answered - order.length, total: answered });
  return [heading, el("p", {}, words.order_text), el("p", {}, agreed), el("ol", { class: "g-gaps" }, ...items)];
}

/**
 * @param {Split[]} questions
 * @param {Group[]} groups
 * @param {Data} data
 */
function splitsOf(questions, groups, data) {
  const { words } = data;
  if (!questions.length) return [];
  const rows = questions.map(({ id, question, yes, no }) => {
    const notes = groups.flatMap((group) => {
      const note = group.answers.get(`q/${id}/note`);
      return note ? [el("li", {}, `${group.name}: ${note}`)] : [];
    });
    return [
      el("span", {}, el("a", { href: `#${data.anchors.question}-${id}` }, question.text),
        notes.length > 0 && el("details", { class: "g-fold" }, el("summary", {}, words.notes_of), el("ul", {}, ...notes))),
      yes.join(", "),
      no.join(", "),
    ];
  });
  const columns = [words.question, words.yes, words.no];
  return [
    el("h3", {}, words.ticks_order),
    el("p", {}, words.ticks_text),
    el(
      "details",
      { class: "g-fold" },
      el("summary", {}, fill(words.ticks_show, { n: questions.length })),
      table(words.ticks_order, columns, rows),
    ),
  ];
}
