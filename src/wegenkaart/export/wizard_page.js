"use strict";

/* The page around the look-up: reads the form, and writes the advice. Every text goes in as text, never as markup. */
(function () {
  const K = window.wegenkaart.knowledge;
  const { actor, capital, due, holder, isCold, leadWords, level, listed, openQuestions, rangeWords, relationWords, told } = window.woorden;
  const form = document.getElementById("vragen");
  const FIRST = 8;
  const NEARLY = 3 * 3600000;
  const field = (id) => document.getElementById(id);

  /* Elements: a string inside becomes text; what is null is left out. */
  function el(name, attributes, ...inside) {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    inside.flat(Infinity).filter((each) => each !== null).forEach((each) => element.append(each));
    return element;
  }

  const p = (...inside) => el("p", {}, ...inside);
  const section = (heading, ...inside) => (inside.flat(Infinity).some((each) => each !== null) ? el("section", {}, el("h3", {}, heading), ...inside) : null);
  const tel = (number) => el("a", { href: `tel:${number.replace(/[^0-9+]/g, "")}`, class: "nummer" }, number);
  const certainFirst = (found) => found.filter((each) => each.status === "certain").concat(found.filter((each) => each.status !== "certain"));
  const doubtful = (each) => (each.status === "certain" ? "" : " (misschien)");

  /* What is filled in */

  function facts() {
    const found = Object.create(null);
    form.querySelectorAll("input[data-fact]").forEach((input) => {
      const unticked = input.type === "checkbox" && !input.checked && form.elements[input.dataset.rest].value === "niet";
      const value = unticked ? input.dataset.otherwise : input.checked ? input.value : "";
      if (value) found[input.dataset.fact] = value;
    });
    return Object.fromEntries(Object.keys(K.facts).filter((fact) => fact in found).map((fact) => [fact, found[fact]]));
  }

  function moments(now) {
    const found = { reported: {} };
    form.querySelectorAll("input[data-moment]").forEach((input) => {
      const half = input.validity.badInput; // a part of it is still empty
      const said = half ? { wrong: "Vul de datum en de tijd helemaal in." } : window.klok.read(input.value, now);
      write(field(`${input.id}-uitleg`), said.wrong || said.remark || "");
      input.setAttribute("aria-invalid", String(Boolean(said.wrong)));
      if (said.moment === undefined) return;
      if (input.dataset.moment === "gedaan") found.reported[input.dataset.duty] = said.moment;
      else found[input.dataset.moment] = said.moment;
    });
    return found;
  }

  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  /* The advice on the page */

  /* `named`: the name stands above it already. */
  function contactLines(id, named) {
    const contact = K.contacts[id];
    if (!contact) return null;
    if (contact.to_fill_in) return named ? el("div", { class: "klein" }, "Dit nummer is niet ingevuld. Zoek het in uw crisisplan.") : null;
    if (!contact.phone) return contact.url ? el("div", { class: "adres" }, contact.url) : null;
    const old = contact.old ? ` LET OP: ${contact.ahead ? "datum klopt niet" : "oud nummer"}${contact.checked ? `, van ${window.klok.spokenDate(contact.checked)}` : ""}.` : "";
    const doubt = contact.confirmed ? "" : " Controleer dit nummer.";
    const deputies = contact.deputies.map((each) => el("div", {}, tel(each.phone), ` ${each.name || "vervanger"}`));
    const whose = contact.person || (named ? "" : contact.name);
    return el("div", {}, tel(contact.phone), `${whose && ` ${whose}.`}${doubt}${old}`, ...deputies);
  }

  function action(each) {
    const record = each.record;
    const by = record.actor === K.outline.reader ? "" : ` (Door ${K.actors[record.actor].short}.)`;
    const why = el("div", { class: "waarom" }, `${record.because} [${record.id}]`);
    return el("li", {}, `${record.text}${by}`, contactLines(record.shown, false), why);
  }

  function byMoment(actions, list) {
    return Object.keys(K.moments).map((moment) => {
      const now = actions.filter((each) => each.record.when === moment);
      return now.length ? [el("h4", {}, K.moments[moment]), el(list, {}, ...now.map(action))] : null;
    });
  }

  /* What stands on top: a term that is nearly over, or is over. */
  function urgent(found, now) {
    const near = found.duties.filter((each) => each.due !== null && each.done === undefined && each.overtaken === null && each.due - now <= NEARLY);
    return certainFirst(near.sort((one, other) => one.due - other.due)).map((each) => {
      const call = each.ofOther ? "Vraag nu na: " : "Meld nu: ";
      return p(el("strong", {}, call), `${each.status === "certain" ? "" : "Misschien: "}${each.record.name}, ${due(each, now)}.`);
    });
  }

  function head(found, now) {
    const roads = found.roads.filter((each) => each.status === "certain").map((each) => p(`Weg ${each.record.number}: ${each.record.name}`));
    const made = p(`Stand van ${window.klok.spoken(now)}`);
    const near = urgent(found, now);
    if (isCold(found)) return [made, near, p("Er is nu niets aan de hand. Dit kunt u regelen en oefenen."), roads];
    return [
      made,
      near,
      p(el("strong", {}, "Leiding nu: "), leadWords(found)),
      p(el("strong", {}, "Opschaling: "), `${rangeWords(found.grip)}.`),
      relationWords(found.grip) === null ? null : p(relationWords(found.grip)),
      found.inDoubt.map((id, i) => [p(el("strong", {}, "Bij twijfel: "), `${i ? "of " : ""}bel ${K.contacts[id].name}`), contactLines(id, true)]),
      roads,
    ];
  }

  function cautions(found, now) {
    const today = window.klok.day(now);
    const said = found.warnings.map((each) => each.record.text);
    const early = found.duties.filter((each) => each.done !== undefined && each.start !== undefined && each.done < each.start);
    early.forEach((each) => said.push(`${each.record.name}: dit is gedaan vóór het begin van de termijn. Controleer beide tijdstippen.`));
    if (found.inDoubt.length) said.push("Meer nummers staan in de bellijst onder aan deze bladzijde.");
    const expired = found.duties.filter((each) => each.record.valid_until && each.record.valid_until < today).map((each) => each.record);
    const days = Math.floor((Date.parse(today) - Date.parse(K.date)) / 86400000);
    return said.concat(
      expired.map((each) => `${each.name}: dit gold in ieder geval tot ${window.klok.spokenDate(each.valid_until)}. Controleer wat nu geldt.`),
      days > K.stale_after_days ? [`Deze kennis is van ${window.klok.spokenDate(K.date)}. Maak een nieuw bestand met: wegenkaart export wizard`] : [],
    );
  }

  /* What stands under a fold stays open when the page is written anew. */
  function folded(actions) {
    if (!actions.length) return null;
    const before = field("meer");
    const attributes = before && before.open ? { id: "meer", open: "" } : { id: "meer" };
    return el("details", attributes, el("summary", {}, `Nog ${actions.length} andere`), byMoment(actions, "ul"));
  }

  const isSoon = (each) => K.calls.soon.includes(each.record.when);
  const certain = (found) => found.actions.filter((each) => each.status === "certain");

  /* What is certain and cannot wait; while nothing is certain, what may be needed: somebody who knows nothing yet has to start somewhere. */
  function first(found) {
    const sure = certain(found).filter(isSoon);
    return sure.length ? sure : found.actions.filter(isSoon).slice(0, FIRST);
  }

  function doing(found) {
    if (isCold(found)) return section("Bereid dit voor", byMoment(certain(found), "ul"));
    const actions = first(found);
    if (!actions.length) return section("Doe dit", p("Er is nog te weinig bekend. Beantwoord eerst de vragen."));
    const doubt = actions[0].status === "certain" ? null : p("Niets is nog zeker. Dit kan nu nodig zijn:");
    return section("Doe dit", doubt, byMoment(actions, "ol"));
  }

  function later(found) {
    const before = new Set(first(found));
    const others = found.actions.filter((each) => each.status !== "certain" && !before.has(each));
    const after = isCold(found) ? [] : certain(found).filter((each) => !before.has(each));
    const maybe = others.length ? section("Misschien ook nodig", byMoment(others.slice(0, FIRST), "ul"), folded(others.slice(FIRST))) : null;
    return [after.length ? section("Daarna", byMoment(after, "ul")) : null, maybe];
  }

  function calling(found) {
    if (isCold(found) || !found.calls.length) return null;
    const line = (each) => {
      const contact = K.contacts[each.record.contact];
      const by = each.record.actor === K.outline.reader ? "" : ` (door ${K.actors[each.record.actor].short})`;
      const asks = p(`${contact.is_actor ? "Vraag" : "Zeg"}: ${contact.asks}`);
      return el("li", {}, el("strong", {}, capital(contact.name)), by, contactLines(each.record.contact, true), asks);
    };
    const list = (status) => found.calls.filter((each) => each.status === status).map(line);
    const waiting = found.calls.filter((each) => K.contacts[each.record.contact].is_actor);
    const calls = waiting.length ? waiting : found.calls;
    const mine = calls.find((each) => each.record.actor === K.outline.reader) || calls[0];
    const now = list("certain");
    const ready = list("possible");
    return section(
      now.length ? "Bel nu" : "Houd gereed",
      p("Lees dit voor aan wie u belt. Vul op de puntjes in wat daar hoort."),
      el("blockquote", {}, told(found, mine)),
      now.length ? el("ol", {}, ...now) : null,
      now.length && ready.length ? el("h4", {}, "Houd gereed") : null,
      ready.length ? el("ul", {}, ...ready) : null,
    );
  }

  function duties(found, now) {
    const late = (each) => [each.done !== undefined, each.overtaken !== null, each.due === null, each.due || 0];
    const long = ({ hours, months }) => [hours === null && months === null, months || 0, hours || 0];
    const rank = (each) => [...late(each), ...long(each.record), each.status !== "certain"].map(Number);
    const ordered = found.duties.map((each, i) => ({ each: each, rank: rank(each).concat(i) }));
    ordered.sort((one, other) => one.rank.reduce((before, value, i) => before || value - other.rank[i], 0));
    const lines = ordered.map(({ each }) => {
      const record = each.record;
      const until = record.valid_until ? ` Voorlopig, in ieder geval tot ${window.klok.spokenDate(record.valid_until)}.` : "";
      const lapses = record.lapses ? ` Vervalt als: ${record.lapses}` : "";
      return el(
        "li", {},
        el("strong", {}, `${each.status === "certain" ? "" : "Misschien: "}${record.name}`), `. ${record.text}${record.elsewhere && each.others ? ` ${record.elsewhere}` : ""}`,
        p(`Door: ${holder(each)}. Aan: ${actor(record.to)}, `, el("strong", {}, due(each, now)), "."),
        el("div", { class: "klein" }, `Grond: ${record.legal_basis}.${until}${lapses}`),
      );
    });
    return lines.length ? section("Melden", el("ul", {}, ...lines)) : null;
  }

  function higher(found) {
    const above = found.escalation.slice(height(found.grip.at_least) + 1).filter((each) => ["possible", "next"].includes(each.position));
    const still = above.filter((each) => each.position === "possible");
    const lines = (still.length ? still : above).slice(0, 2).map((each) => {
      const step = level(each.level);
      const lead = step.leads ? "leiding" : "operationele leiding";
      return el("li", {}, el("strong", {}, `${step.name}: `), `${step.trigger} Dan ligt de ${lead} bij ${actor(step.led_by)}.`);
    });
    if (isCold(found)) return null;
    const who = K.scale_up === null ? null : p(el("strong", {}, "Wie hier mag opschalen: "), K.scale_up);
    return section("Schaal op als", who, lines.length ? el("ul", {}, ...lines) : p("Hoger dan dit bestaat niet. Volg het regionaal crisisplan."));
  }

  const height = (id) => K.levels.findIndex((each) => each.id === id);

  const place = (fact) => `#${form.querySelector(`[data-vraag~="${fact}"]`).id}`;

  function unknown(found) {
    const lines = openQuestions(found).map((each) => {
      const shown = each.changes.filter((part) => !isCold(found) || !K.cold.hidden.includes(part));
      const parts = listed(shown.slice(0, 3).map((part) => K.changes[part]), "en");
      const jump = el("a", { href: place(each.fact) }, K.facts[each.fact].question);
      const ask = isCold(found) ? "" : ` Vraag het aan ${K.facts[each.fact].ask}.`;
      return el("li", {}, isCold(found) ? K.cold.as_if : null, jump, ` Dit kan veranderen: ${parts}.${ask}`);
    });
    const none = p("Niets: geen enkel antwoord kan dit advies nog veranderen.");
    return section(`Dit weet u nog niet: ${lines.length}`, lines.length ? el("ul", {}, ...lines) : none);
  }

  function help(found) {
    const lines = found.resources.slice(0, 8).map((each) => {
      const doubt = each.record.confirmed ? "" : " Controleer dit nummer.";
      const number = each.record.phone ? el("div", {}, tel(each.record.phone), doubt) : null;
      const url = each.record.url ? el("div", { class: "adres" }, each.record.url) : null;
      return el("li", {}, el("strong", {}, each.record.name), doubtful(each), number, url);
    });
    return lines.length ? section("Hulp", el("ul", {}, ...lines)) : null;
  }

  function responsible(found) {
    const line = (each) => el("li", {}, `${capital(K.domains[each.record.domain])}: ${actor(each.record.actor)}${doubtful(each)}`);
    return found.responsible.length ? section("Wie is waarvoor verantwoordelijk", el("ul", {}, ...found.responsible.map(line))) : null;
  }

  function grounds(found) {
    if (isCold(found)) return null;
    const lines = (rules) => Array.from(new Set(rules), (rule) => el("li", {}, `${K.rules[rule].because} [${rule}]`));
    const list = (heading, rules) => [el("h4", {}, heading), rules.length > 4 ? p("Er kunnen nog veel regels gelden.") : el("ul", {}, ...lines(rules))];
    return section("Waarom dit advies", list("Wie leidt", found.rules.lead), list("Het niveau", found.rules.level));
  }

  function conflicts(found) {
    const lines = found.conflicts.map((each) => el("li", {}, `${each.text} Wij lezen: ${each.ours} [${each.id}]`));
    return lines.length ? section("Bronnen spreken elkaar tegen", el("ul", {}, ...lines)) : null;
  }

  function answers(found) {
    const known = Object.entries(found.facts);
    const lines = known.map(([fact, value]) => el("li", {}, `${K.facts[fact].question} `, el("strong", {}, K.facts[fact].values[value])));
    const file = known.map(([fact, value]) => `${fact}: ${value}\n`).join("");
    const saved = p("Zo staan uw antwoorden in een bestand voor wegenkaart advise --answers:");
    return known.length ? section("Uw antwoorden", el("ul", {}, ...lines), el("div", { class: "scherm" }, saved, el("pre", { tabindex: "0" }, file))) : null;
  }

  function said(found, now) {
    const warnings = cautions(found, now);
    return [
      head(found, now),
      warnings.length ? section("Let op", el("ul", {}, ...warnings.map((each) => el("li", {}, each)))) : null,
      doing(found),
      calling(found),
      duties(found, now),
      higher(found),
      unknown(found),
      responsible(found),
      later(found),
      help(found),
      conflicts(found),
      grounds(found),
      answers(found),
    ].flat(Infinity).filter((each) => each !== null);
  }

  /* Which questions are still open; what has an answer stays as it is, and so does the question somebody is at. */
  function mark(found) {
    const open = new Set(openQuestions(found).map((each) => each.fact));
    field("volgende").hidden = !open.size;
    form.classList.toggle("koud", isCold(found));
    if (open.size) field("volgende").setAttribute("href", place(Array.from(open)[0]));
    form.querySelectorAll("[data-vraag]").forEach((question) => {
      const names = question.dataset.vraag.split(" ");
      const idle = names.every((fact) => !open.has(fact) && !(fact in found.facts));
      question.classList.toggle("klaar", idle && !question.contains(document.activeElement));
      write(question.querySelector(".stand"), idle ? " (maakt niet meer uit)" : "");
    });
    form.querySelectorAll("[data-rij]").forEach((row) => {
      const idle = !open.has(row.dataset.rij) && !(row.dataset.rij in found.facts);
      write(row.querySelector(".rijstand"), idle ? " (maakt niet meer uit)" : "");
    });
    const asked = new Set(found.duties.map((each) => each.record.id));
    form.querySelectorAll("[data-plicht]").forEach((row) => (row.hidden = !asked.has(row.dataset.plicht)));
    return open.size;
  }

  /* What the clock alone changed goes into the words that stand there, so that nobody loses the place where they were. */
  function tick(fresh) {
    const box = field("inhoud");
    const words = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) found.push(walker.currentNode);
      return found;
    };
    const old = words(box);
    const now = words(fresh);
    if (old.length !== now.length) return box.replaceChildren(...fresh.childNodes);
    return old.forEach((text, i) => text.data !== now[i].data && (text.data = now[i].data));
  }

  function refresh(ticked) {
    const now = Date.now();
    const found = window.wegenkaart.look(facts(), moments(now));
    const left = mark(found);
    const still = left ? `Nog ${left} ${left === 1 ? "vraag kan" : "vragen kunnen"} dit veranderen.` : "Geen vraag kan dit nog veranderen.";
    const lead = found.leads.length > 2 ? `nog niet zeker, ${found.leads.length} zijn mogelijk` : leadWords(found);
    const short = isCold(found) ? "Voorbereiden." : `Leiding nu: ${lead}. Opschaling: ${rangeWords(found.grip)}.`;
    write(field("kort"), `${short} ${still}`);
    if (ticked) tick(el("div", {}, said(found, now)));
    else field("inhoud").replaceChildren(...said(found, now));
  }

  /* Better no advice than one that does not follow the answers: when something fails, only what works without the script is left. */
  function show(ticked) {
    const worked = field("zonder").hidden;
    try {
      refresh(ticked === true);
      if (!worked) works(true);
    } catch (error) {
      works(false);
      throw error;
    }
  }

  function works(well) {
    field("zonder").hidden = well;
    field("app").hidden = !well;
    document.querySelectorAll("details.dicht").forEach((each) => (each.open = !well));
  }

  form.addEventListener("change", show);
  form.addEventListener("reset", (event) => {
    if (window.confirm("Alle antwoorden wissen?")) window.setTimeout(show, 0);
    else event.preventDefault();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  field("waarom").addEventListener("change", (event) => field("advies").classList.toggle("met-waarom", event.target.checked));
  field("print").addEventListener("click", () => window.print());
  window.addEventListener("pageshow", show);
  window.setInterval(() => show(true), 60000);
  field("eigen-klok").hidden = window.klok.hasZone;
  show();
})();
