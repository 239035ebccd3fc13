/** A graph of two articles, small enough to know by heart. */
import type { Payload } from "../src/model/types";
import { payloadOf } from "./payload";

export function small(): Payload {
  const span = (article: string, start: number, end: number) => [{ article, start, end }];
  const payload = payloadOf({
    version: 2,
    base: "https://w3id.org/statecraft/id/",
    title: "Blinken to visit China",
    subtitle: "",
    articles: [
      {
        id: "article/1",
        title: "Blinken to visit China",
        published: "2024-04-19",
        text: "Blinken will visit China next week.",
      },
      {
        id: "article/2",
        title: "Blinken warns China",
        published: "2024-04-22T10:00:00Z",
        text: "Blinken warned China over fentanyl.",
      },
    ],
    things: [
      {
        id: "official/blinken",
        type: "Official",
        label: "Antony Blinken",
        aliases: ["the secretary", "Blinken"],
        mentions: [{ article: "article/1", start: 0, end: 7, kind: "name" }],
      },
      { id: "state/china", type: "State", label: "China" },
      { id: "state/usa", type: "State", label: "United States" },
      { id: "issue/fentanyl", type: "Issue", label: "fentanyl" },
    ],
    events: [
      {
        id: "event/visit",
        type: "Visit",
        name: "Planned visit",
        status: "scheduled",
        label: "Antony Blinken is to visit China",
        article: "article/1",
        start: "2024-04-24",
        end: "2024-04-26",
        dateInferred: true,
        evidence: span("article/1", 0, 34),
      },
    ],
    claims: [
      {
        id: "claim/warns",
        stance: "warn",
        verb: "warns",
        text: "China must act over fentanyl",
        label: "Antony Blinken warns: China must act over fentanyl",
        article: "article/2",
        evidence: span("article/2", 0, 34),
      },
    ],
    roles: [
      {
        id: "role/secretary",
        person: "official/blinken",
        of: "state/usa",
        title: "secretary of state",
        status: "current",
        label: "Antony Blinken is secretary of state of the United States",
        article: "article/1",
        evidence: span("article/1", 0, 7),
      },
    ],
    relations: [],
    links: [
      {
        from: "official/blinken",
        to: "event/visit",
        kind: "agent",
        level: "parts",
        name: "takes part in",
        fact: "event/visit",
        status: "scheduled",
      },
      {
        from: "event/visit",
        to: "state/china",
        kind: "place",
        level: "parts",
        name: "in",
        fact: "event/visit",
        status: "scheduled",
      },
      {
        from: "official/blinken",
        to: "claim/warns",
        kind: "speaker",
        level: "parts",
        name: "warns",
        fact: "claim/warns",
      },
      { from: "claim/warns", to: "state/china", kind: "target", level: "parts", name: "about", fact: "claim/warns" },
      { from: "claim/warns", to: "issue/fentanyl", kind: "issue", level: "parts", name: "on", fact: "claim/warns" },
      {
        from: "official/blinken",
        to: "state/china",
        kind: "event",
        level: "direct",
        name: "is to visit",
        fact: "event/visit",
        status: "scheduled",
      },
      {
        from: "official/blinken",
        to: "state/china",
        kind: "claim",
        level: "direct",
        name: "warns",
        fact: "claim/warns",
      },
      {
        from: "official/blinken",
        to: "state/usa",
        kind: "role",
        level: "both",
        name: "secretary of state of",
        fact: "role/secretary",
        status: "current",
      },
    ],
  });
  payload.order.direct = ["official/blinken", "state/china", "state/usa", "issue/fentanyl"];
  return payload;
}
