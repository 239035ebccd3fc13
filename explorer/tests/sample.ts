/** Made-up news of any size: the same numbers give the same news. For tests, screenshots and measuring. */
import type {
  Article,
  Claim,
  Event,
  Id,
  Link,
  LinkKind,
  Payload,
  Relation,
  Role,
  Span,
  Status,
  Thing,
  ViewModel,
} from "../src/model/types";
import { payloadOf, randoms } from "./payload";

/** Names, one after the other; an underscore stands for a space. */
const words = (text: string) => text.split(" ").map((word) => word.replace("_", " "));

const STATES = words(
  "France China Japan Türkiye Brazil Kenya India Germany Ukraine Canada Egypt Norway Chile Ghana Vietnam Poland Mexico Oman Peru Côte_d’Ivoire",
);
const GIVEN = words(
  "Ana Béla Chen Daria Emeka Fatima Goran Hana Igor Juma Karim Łucja Mei Nadia Omar Paulo Qadir Rosa Søren Tomás",
);
const FAMILY = words(
  "Abe Bianchi Çelik Dvořák Erdem Fofana Guzmán Haddad Ivanov Jansen Kovács Lindqvist Mwangi Nguyen Okafor Petrov Quispe Rossi Sato Ünal",
);
const BODIES = [
  "United Nations",
  "European Union",
  "African Union",
  "NATO",
  "ASEAN",
  "Red Cross",
  "World Bank",
  "Health Agency",
];
const PLACES = words(
  "Paris Beijing Tokyo Ankara Brasília Nairobi Delhi Berlin Kyiv Ottawa Cairo Oslo Santiago Accra Hanoi Warsaw",
);
const ISSUES = ["climate change", "nuclear proliferation", "trade", "migration", "human rights", "fentanyl", "water"];
const GROUPS = ["diplomats", "protesters", "farmers", "students"];
const TITLES = ["foreign minister", "president", "prime minister", "spokesperson", "defence minister"];
const ACTS: [type: string, name: string, did: string, will: string][] = [
  ["Visit", "Visit", "visited", "is to visit"],
  ["Meeting", "Meeting", "met", "is to meet"],
  ["Sanction", "Sanctions", "sanctioned", "may sanction"],
  ["Agreement", "Agreement", "signed an agreement with", "is to sign an agreement with"],
  ["Aid", "Aid", "gave aid to", "is to give aid to"],
];
const STANCES: [stance: string, verb: string, link: string][] = [
  ["state", "says", "speaks of"],
  ["request", "asks", "asks something of"],
  ["warn", "warns", "warns"],
  ["reject", "rejects", "rejects"],
  ["criticize", "criticizes", "criticizes"],
  ["support", "supports", "supports"],
  ["promise", "promises", "promises something to"],
  ["predict", "expects", "expects something of"],
];
const STATUSES: Status[] = [
  "occurred",
  "occurred",
  "occurred",
  "scheduled",
  "scheduled",
  "possible",
  "ongoing",
  "requested",
  "negated",
];

class News {
  readonly things: Thing[] = [];
  readonly events: Event[] = [];
  readonly claims: Claim[] = [];
  readonly roles: Role[] = [];
  readonly relations: Relation[] = [];
  readonly links: Link[] = [];
  readonly articles: (Article & { text: string })[] = [];
  private readonly next = randoms(7);

  constructor(nodes: number, links: number) {
    this.addThings(Math.max(10, Math.round(nodes * 0.55)));
    const articles = Math.max(1, Math.round(nodes / 40));
    const facts = Math.max(6, nodes - this.things.length);
    for (let at = 0; at < articles; at++) this.addArticle(at);
    for (let at = 0; at < facts; at++) this.addFact(at % articles, at, (at + 1) % 5 < 3);
    for (let at = 0; this.links.filter((link) => link.level !== "direct").length < links && at < links; at++)
      this.addBond(at % articles, at);
  }

  private pick<T>(from: readonly T[], power = 1): T {
    return from[Math.floor(this.next() ** power * from.length)]!;
  }

  private one(...types: string[]): Thing {
    return this.pick(
      this.things.filter((thing) => types.includes(thing.type)),
      2,
    ); // a few are met often
  }

  private addThings(count: number): void {
    const makers: [string, number, (at: number) => string][] = [
      ["State", 5, (at) => STATES[at % STATES.length]!],
      ["Official", 6, (at) => `${GIVEN[(at * 7) % 20]} ${FAMILY[(at + Math.floor(at / 20)) % 20]}`],
      ["Person", 2, (at) => `${GIVEN[(at * 3 + 1) % 20]} ${FAMILY[(at * 11 + 4) % 20]}`],
      ["Organization", 3, (at) => BODIES[at % BODIES.length]!],
      ["Place", 2, (at) => PLACES[at % PLACES.length]!],
      ["Group", 1, (at) => GROUPS[at % GROUPS.length]!],
      ["Issue", 1, (at) => ISSUES[at % ISSUES.length]!],
    ];
    const seen = new Map<string, number>();
    for (const [type, share, name] of makers) {
      for (let at = 0; at < Math.max(1, Math.round((count * share) / 20)); at++) {
        const plain = name(at);
        const before = seen.get(plain) ?? 0;
        seen.set(plain, before + 1);
        const label = before === 0 ? plain : `${plain} ${before + 1}`;
        const id = `${type.toLowerCase()}/${label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}`;
        const thing: Thing = { id, type, label, mentions: [] };
        if (at % 3 === 0) thing.aliases = [`${label.split(" ").pop()}`, `the ${type.toLowerCase()} of ${label}`];
        if (type === "State" && before === 0) thing.wikidata = ["http://www.wikidata.org/entity/Q142"];
        this.things.push(thing);
      }
    }
  }

  private addArticle(at: number): void {
    const day = new Date(Date.UTC(2024, 0, 3 + at * 2)).toISOString().slice(0, 10);
    const text = `Leaders meet in ${PLACES[at % PLACES.length]}\n\nA day of talks 🕊️ — what was said, and by whom.\n\n`;
    this.articles.push({
      id: `article/${at + 1}`,
      title: `Leaders meet in ${PLACES[at % PLACES.length]} (${at + 1})`,
      source: "Sample News",
      url: `https://news.example/${at + 1}`,
      published: day,
      text,
    });
  }

  /** Writes a sentence into an article; gives where the marked words are, counted in code points. */
  private tell(at: number, sentence: string, things: Thing[], last = true): Span {
    const article = this.articles[at]!;
    const start = [...article.text].length;
    article.text += `${sentence}${last ? (this.next() < 0.3 ? "\n\n" : " ") : ""}`;
    for (const thing of things) {
      const found = sentence.indexOf(thing.label);
      if (found < 0) continue;
      const first = start + [...sentence.slice(0, found)].length;
      thing.mentions!.push({ article: article.id, start: first, end: first + [...thing.label].length, kind: "name" });
    }
    return { article: article.id, start, end: start + [...sentence].length };
  }

  private addFact(article: number, at: number, event: boolean): void {
    if (event) this.addEvent(article, at);
    else this.addClaim(article, at);
  }

  private date(): { start?: string; end?: string } {
    const chance = this.next();
    const date = new Date(Date.UTC(2023, 0, 1 + Math.floor(this.next() * 700))).toISOString();
    if (chance < 0.15) return {};
    if (chance < 0.3) return { start: date.slice(0, 7), end: date.slice(0, 7) };
    if (chance < 0.36) return { start: date.slice(0, 4), end: date.slice(0, 4) };
    if (chance < 0.5)
      return { start: date.slice(0, 10), end: new Date(Date.parse(date) + 4 * 86_400_000).toISOString().slice(0, 10) };
    return { start: date.slice(0, 10), end: date.slice(0, 10) };
  }

  private addEvent(article: number, at: number): void {
    const [type, name, did, will] = this.pick(ACTS);
    const status = this.pick(STATUSES);
    const agent = this.one("Official", "State", "Organization");
    let target = this.one("State", "Official", "Organization");
    if (target === agent) target = this.things.find((thing) => thing !== agent)!;
    const place = this.one("Place");
    const verb =
      status === "occurred" || status === "ongoing"
        ? did
        : status === "negated"
          ? `did not do this (${did}) with`
          : will;
    const label = `${agent.label} ${verb} ${target.label}`;
    const id = `event/${at + 1}`;
    const span = this.tell(article, `${label} in ${place.label}.`, [agent, target, place]);
    const own = this.articles[article]!.id;
    const names: Record<string, string> = {
      scheduled: `Planned ${name.toLowerCase()}`,
      possible: `Possible ${name.toLowerCase()}`,
      negated: `No ${name.toLowerCase()}`,
    };
    this.events.push({
      id,
      type,
      name: names[status] ?? name,
      status,
      label,
      article: own,
      ...this.date(),
      confidence: Math.round(this.next() * 50 + 50) / 100,
      rules: [`sample.${type.toLowerCase()}`],
      evidence: [span],
      triggers: [
        {
          article: own,
          start: span.start + [...agent.label].length + 1,
          end: span.start + [...agent.label].length + 1 + [...verb].length,
        },
      ],
    });
    this.link(agent.id, id, "agent", "parts", "takes part in", id, status);
    this.link(id, target.id, "target", "parts", "concerns", id, status);
    this.link(id, place.id, "place", "parts", "in", id, status);
    this.link(agent.id, target.id, "event", "direct", verb, id, status);
  }

  private addClaim(article: number, at: number): void {
    const [stance, verb, name] = this.pick(STANCES);
    const speaker = this.one("Official", "Person", "Organization");
    let about = this.one("State", "Organization", "Group");
    if (about === speaker) about = this.one("State");
    const issue = this.one("Issue");
    const text = `${about.label} must act on ${issue.label} “now or never”`;
    const label = `${speaker.label} ${verb}: ${text}`;
    const id = `claim/${at + 1}`;
    const span = this.tell(article, `${label}.`, [speaker, about, issue]);
    const start = span.start + [...`${speaker.label} ${verb}: `].length;
    const own = this.articles[article]!.id;
    this.claims.push({
      id,
      stance,
      verb,
      text,
      label,
      article: own,
      ...(at % 4 === 0 ? this.date() : {}),
      confidence: 0.8,
      rules: ["sample.claim"],
      evidence: [span],
      ...(at % 3 === 0 ? { audience: "reporters" } : {}),
      content: [{ article: own, start, end: start + [...text].length }],
    });
    this.link(speaker.id, id, "speaker", "parts", verb, id);
    this.link(id, about.id, "target", "parts", "about", id);
    this.link(id, issue.id, "issue", "parts", "on", id);
    this.link(speaker.id, about.id, "claim", "direct", name, id);
  }

  private addBond(article: number, at: number): void {
    const person = this.one("Official", "Person");
    const state = this.one("State");
    const own = this.articles[article]!.id;
    if (at % 2 === 0) {
      const title = this.pick(TITLES);
      const status = at % 7 === 0 ? "former" : "current";
      const label = `${person.label} is ${title} of ${state.label}`;
      const id = `role/${at + 1}`;
      this.roles.push({
        id,
        person: person.id,
        of: state.id,
        title,
        status,
        label,
        article: own,
        rules: ["sample.role"],
        evidence: [this.tell(article, `${label}.`, [person, state])],
      });
      this.link(person.id, state.id, "role", "both", `${title} of`, id, status);
      return;
    }
    const body = this.one("Organization");
    const [type, name, subject, object] =
      at % 3 === 0
        ? (["memberOf", "member of", state, body] as const)
        : at % 5 === 0
          ? (["allyOf", "ally of", state, this.one("State")] as const)
          : (["memberOf", "member of", person, body] as const);
    const label = `${subject.label} is ${name} ${object.label}`;
    const id = `relation/${at + 1}`;
    this.relations.push({
      id,
      type,
      subject: subject.id,
      object: object.id,
      label,
      article: own,
      rules: ["sample.relation"],
      evidence: [this.tell(article, `${label}.`, [subject, object])],
    });
    this.link(subject.id, object.id, type, "both", name, id);
  }

  private link(from: Id, to: Id, kind: LinkKind, level: Link["level"], name: string, fact: Id, status?: string): void {
    this.links.push({ from, to, kind, level, name, fact, ...(status === undefined ? {} : { status }) });
  }
}

export function sampleModel(nodes = 60, links = 136): ViewModel {
  const news = new News(nodes, links);
  const { articles, things, events, claims, roles, relations } = news;
  const title = `Made-up news of ${articles.length} article${articles.length === 1 ? "" : "s"}`;
  return {
    version: 2,
    base: "https://w3id.org/statecraft/id/",
    title,
    subtitle: `${things.length} things, ${events.length} events, ${claims.length} claims`,
    articles,
    things,
    events,
    claims,
    roles,
    relations,
    links: news.links,
  };
}

export function samplePayload(nodes = 60, links = 136): Payload {
  return payloadOf(sampleModel(nodes, links));
}
