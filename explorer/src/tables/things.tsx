/** The tables of things, articles and links. */
import { useMemo } from "preact/hooks";
import { copyOf } from "../details/reports";
import { roleWord } from "../details/words";
import { dateWords } from "../model/dates";
import type { Graph } from "../model/graph";
import type { FactKind } from "../model/items";
import { safeUrl, shorten } from "../model/text";
import { factsOf, type Line } from "../model/lines";
import type { Article, Id, Thing } from "../model/types";
import { Icon } from "../shell/icons";
import { ItemLink } from "../shell/ItemLink";
import { useGraph, useVisible } from "../state/store";
import { iriColumn, nameOf } from "./cells";
import { OnlyWith, useAbout } from "./OnlyWith";
import { joined, type Column } from "./rows";
import { Table } from "./Table";
import { useColumns } from "./useColumns";

export function ThingsTable() {
  const graph = useGraph();
  const { things, facts } = useVisible();
  const about = useAbout();
  const rows = useMemo(
    () => things.filter((thing) => about(thing.id)).sort((a, b) => graph.degree(b.id) - graph.degree(a.id)),
    [things, about],
  );
  const columns = useColumns<Thing>(thingColumns);
  return (
    <Table
      name="Things"
      rows={rows}
      columns={columns}
      empty={
        graph.payload.model.things.length > 0 || facts.length > 0
          ? "The filters leave no thing."
          : "This graph holds no things."
      }
    >
      <OnlyWith />
    </Table>
  );
}

function thingColumns(graph: Graph): Column<Thing>[] {
  const count = (thing: Thing, ...kinds: FactKind[]) =>
    graph.factsOf(thing.id).filter((fact) => kinds.includes(fact.kind)).length;
  return [
    {
      key: "name",
      title: "Name",
      value: (thing) => thing.label,
      cell: (thing) => <ItemLink id={thing.id} />,
      wide: true,
    },
    { key: "type", title: "What it is", value: (thing) => graph.look(thing.type).word },
    {
      key: "aliases",
      title: "Also called",
      value: (thing) => joined(thing.aliases ?? []),
      cell: (thing) => <Few texts={thing.aliases ?? []} />,
    },
    { key: "events", title: "Events", value: (thing) => count(thing, "event"), numeric: true },
    { key: "claims", title: "Claims", value: (thing) => count(thing, "claim"), numeric: true },
    { key: "others", title: "Offices, relations", value: (thing) => count(thing, "role", "relation"), numeric: true },
    {
      key: "articles",
      title: "Articles",
      value: (thing) => new Set(thing.mentions?.map((mention) => mention.article)).size,
      numeric: true,
    },
    { key: "mentions", title: "Mentions", value: (thing) => thing.mentions?.length ?? 0, numeric: true },
    {
      key: "wikidata",
      title: "Wikidata",
      value: (thing) => joined(thing.wikidata ?? []),
      cell: (thing) => (thing.wikidata ?? []).map((each) => <Outside key={each} url={each} />),
    },
    iriColumn(graph),
  ];
}

function Few({ texts }: { texts: readonly string[] }) {
  const first = texts.slice(0, 3);
  return (
    <span title={texts.length > 3 ? shorten(joined(texts), 600) : undefined}>
      {first.map((text, at) => (
        <span key={text}>
          {at > 0 ? "; " : ""}
          <bdi>{shorten(text, 80)}</bdi>
        </span>
      ))}
      {texts.length > 3 && <span class="quiet"> and {texts.length - 3} more</span>}
    </span>
  );
}

function Outside({ url, words }: { url: string; words?: string }) {
  const safe = safeUrl(url);
  const text = words ?? url.replace(/^.*\//, "");
  if (safe === null) return <bdi>{text}</bdi>;
  return (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {text} <Icon name="out" />
    </a>
  );
}

export function ArticlesTable() {
  const graph = useGraph();
  const { articles } = useVisible();
  const about = useAbout();
  const rows = useMemo(() => articles.filter((article) => about(article.id)), [articles, about]);
  const columns = useColumns<Article>(articleColumns);
  return (
    <Table
      name="Articles"
      rows={rows}
      columns={columns}
      empty={graph.articles.size > 0 ? "The filters leave no article." : "This graph holds no articles."}
    >
      <OnlyWith />
    </Table>
  );
}

function articleColumns(graph: Graph): Column<Article>[] {
  const count = (article: Article, kind: FactKind) =>
    graph.factsIn(article.id).filter((fact) => fact.kind === kind).length;
  return [
    {
      key: "title",
      title: "Title",
      value: (article) => article.title,
      cell: (article) => <ItemLink id={article.id} />,
      wide: true,
    },
    { key: "source", title: "Source", value: (article) => article.source ?? "" },
    { key: "author", title: "Author", value: (article) => article.author ?? "" },
    {
      key: "published",
      title: "Published",
      value: (article) => article.published ?? "",
      cell: (article) => dateWords(article.published?.slice(0, 10), undefined),
    },
    ...copyColumn(graph),
    { key: "things", title: "Things", value: (article) => graph.thingsIn(article.id).length, numeric: true },
    { key: "events", title: "Events", value: (article) => count(article, "event"), numeric: true },
    { key: "claims", title: "Claims", value: (article) => count(article, "claim"), numeric: true },
    {
      key: "url",
      title: "Address",
      value: (article) => article.url ?? "",
      cell: (article) => article.url && <Outside url={article.url} words={hostOf(article.url)} />,
    },
    iriColumn(graph),
  ];
}

/** Only where any article is a copy or a later version of another. */
function copyColumn(graph: Graph): Column<Article>[] {
  if (!graph.payload.model.articles.some((article) => copyOf(article) !== null)) return [];
  const words = (later: boolean) => (later ? "later version of" : "copy of");
  return [
    {
      key: "copy",
      title: "Copy or version of",
      value: (article) => {
        const copy = copyOf(article);
        return copy === null ? "" : `${words(copy.later)} ${nameOf(graph, copy.of)}`;
      },
      cell: (article) => {
        const copy = copyOf(article);
        return copy && <>{words(copy.later)} <ItemLink id={copy.of} width={56} /></>;
      },
    },
  ];
}

function hostOf(url: string): string {
  const safe = safeUrl(url);
  return safe === null ? url : new URL(safe).hostname;
}

interface LinkRow {
  id: Id;
  link: Line;
}

export function LinksTable() {
  const { leftLinks, picture } = useVisible();
  const about = useAbout();
  const rows = useMemo(
    () =>
      leftLinks
        .filter((link) => factsOf(link).some(about) || (about(link.from) && about(link.to)))
        .map((link): LinkRow => ({ id: link.fact, link })),
    [leftLinks, about],
  );
  const columns = useColumns<LinkRow>(linkColumns);
  return (
    <Table
      name="Links"
      rows={rows}
      columns={columns}
      empty={picture.links.length > 0 ? "The filters leave no link." : "Nothing is linked with anything."}
    >
      <OnlyWith />
    </Table>
  );
}

function linkColumns(graph: Graph): Column<LinkRow>[] {
  return [
    {
      key: "from",
      title: "From",
      value: ({ link }) => nameOf(graph, link.from),
      cell: ({ link }) => <ItemLink id={link.from} width={90} />,
    },
    {
      key: "link",
      title: "Link",
      value: ({ link }) => link.name,
      cell: ({ link }) => <ItemLink id={link.fact} words={link.name} plain />,
    },
    {
      key: "to",
      title: "To",
      value: ({ link }) => nameOf(graph, link.to),
      cell: ({ link }) => <ItemLink id={link.to} width={90} />,
    },
    { key: "kind", title: "Kind", value: ({ link }) => graph.payload.looks.kinds[link.kind] ?? link.kind },
    { key: "status", title: "Status", value: ({ link }) => statusWord(graph, link) },
    ...(graph.shared.length > 0
      ? [{ key: "sources", title: "Sources", value: ({ link }: LinkRow) => link.sources ?? 1, numeric: true }]
      : []),
    { key: "iri-from", title: "IRI from", value: ({ link }) => iriOf(graph, link.from), exportOnly: true },
    { key: "iri-to", title: "IRI to", value: ({ link }) => iriOf(graph, link.to), exportOnly: true },
    { key: "iri-fact", title: "IRI of the fact", value: ({ link }) => iriOf(graph, link.fact), exportOnly: true },
  ];
}

function iriOf(graph: Graph, id: Id): string {
  return String(iriColumn(graph).value({ id }));
}

function statusWord(graph: Graph, { status, fact }: Line): string {
  const item = graph.items.get(fact);
  if (item?.kind === "role") return roleWord(item.fact);
  return status === undefined ? "" : graph.statusLook(status).word;
}
