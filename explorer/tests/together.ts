/** A graph of four articles about one visit: announced, told, printed again, denied. */
import type { Claim, Event, Link, Payload, Shared, Status } from "../src/model/types";
import { payloadOf } from "./payload";

const event = (article: string, status: Status, more: Partial<Event> = {}): Event => ({
  id: `event/${article}`,
  type: "Visit",
  name: status === "scheduled" ? "Planned visit" : status === "negated" ? "No visit" : "Visit",
  status,
  label: `Lee ${status} Sylvania`,
  article: `article/${article}`,
  shared: "sharedevent/visit",
  evidence: [{ article: `article/${article}`, start: 0, end: 3 }],
  ...more,
});

export const claim = (id: string, article: string, stance: string, text: string): Claim => ({
  id: `claim/${id}`,
  stance,
  verb: stance,
  text,
  label: `Graf ${stance}: ${text}`,
  article: `article/${article}`,
  evidence: [],
});

const NAMES: Partial<Record<Status, string>> = { scheduled: "is to visit", occurred: "visited", negated: "did not visit" };

/** What each report is linked with, in both pictures. */
function linksOf({ id, status }: Event): Link[] {
  return [
    { from: id, to: "person/lee", kind: "agent", level: "parts", name: "by", fact: id, status },
    { from: id, to: "state/sylvania", kind: "target", level: "parts", name: "to", fact: id, status },
    { from: "person/lee", to: "state/sylvania", kind: "event", level: "direct", name: NAMES[status]!, fact: id, status },
  ];
}

export function about(claim: string, kind: "speaker" | "issue" | "target", to: string): Link {
  const ends = kind === "speaker" ? { from: to, to: claim } : { from: claim, to };
  return { ...ends, kind, level: "parts", name: kind, fact: claim };
}

/** `statuses`: of the article of the Post, of the Times, of the Herald, which prints the Times, and of the Post again. */
export function together(statuses: [Status, Status, Status, Status] = ["scheduled", "occurred", "occurred", "occurred"], told: Partial<Shared> = {}): Payload {
  const ids = ["post", "times", "herald", "later"];
  const reports = ids.map((id, at) => event(id, statuses[at]!));
  const alone: Event = { ...event("post", "scheduled"), id: "event/summit", label: "A summit is planned", start: "2024-05-20", end: "2024-05-20" };
  delete alone.shared;
  const shared: Shared = {
    id: "sharedevent/visit",
    label: "Visit by Lee to Sylvania",
    type: "Visit",
    name: "Visit",
    reports: reports.map(({ id }) => id),
    articles: 4,
    sources: 2,
    first: "2024-05-01",
    last: "2024-05-09",
    statuses: statuses.filter((status, at) => status !== statuses[at - 1]),
    ...told,
  };
  const payload = payloadOf({
    version: 2,
    base: "https://example.org/",
    title: "Four articles",
    subtitle: "",
    articles: [
      { id: "article/herald", title: "Lee arrives, says the Times", source: "The Herald", published: "2024-05-07", copyOf: "article/times", origin: "article/times" },
      { id: "article/later", title: "Lee at home", source: "the  post", published: "2024-05-09" },
      { id: "article/post", title: "Lee to travel", source: "The Post", published: "2024-05-01" },
      { id: "article/times", title: "Lee arrives", source: "The Times", published: "2024-05-07" },
    ],
    things: [
      { id: "person/lee", type: "Person", label: "Lee", mentions: ids.map((id) => ({ article: `article/${id}`, start: 0, end: 3, kind: "name" as const })) },
      { id: "state/sylvania", type: "State", label: "Sylvania", mentions: [{ article: "article/times", start: 0, end: 3, kind: "name" }] },
      { id: "person/graf", type: "Person", label: "Graf" },
      { id: "issue/gas", type: "Issue", label: "Gas" },
    ],
    events: [...reports, alone],
    claims: [],
    roles: [],
    relations: [],
    shared: [shared],
    links: reports.flatMap(linksOf),
  });
  return payload;
}
