/** Everything as tables: what the picture shows, for screen readers and spreadsheets. */
import { useMemo } from "preact/hooks";
import type { TableName } from "../state/state";
import { useExplorer, useStore, useVisible } from "../state/store";
import { EventsTable, RelationsTable, RolesTable } from "./facts";
import { ArticlesTable, LinksTable, ThingsTable } from "./things";

const NAMES: Record<TableName, string> = {
  things: "Things",
  events: "Events",
  roles: "Offices",
  relations: "Relations",
  articles: "Articles",
  links: "Links",
};
const TABLES = {
  things: ThingsTable,
  events: EventsTable,
  roles: RolesTable,
  relations: RelationsTable,
  articles: ArticlesTable,
  links: LinksTable,
};

export function TablesView() {
  const { store } = useExplorer();
  const table = useStore((state) => state.table);
  const { things, facts, articles, leftLinks } = useVisible();
  const counts = useMemo(() => {
    const of = (kind: string) => facts.filter((fact) => fact.kind === kind).length;
    return {
      things: things.length,
      events: of("event"),
      roles: of("role"),
      relations: of("relation"),
      articles: articles.length,
      links: leftLinks.length,
    };
  }, [things, facts, articles, leftLinks]);
  const Shown = TABLES[table];
  return (
    <div class="tablesview">
      <nav class="subtabs" aria-label="Tables">
        {(Object.keys(NAMES) as TableName[]).map((each) => (
          <button
            type="button"
            key={each}
            aria-current={each === table ? "true" : undefined}
            onClick={() => store.set({ table: each, sort: null, rows: "" })}
          >
            {NAMES[each]} <span class="count">{counts[each].toLocaleString("en")}</span>
          </button>
        ))}
      </nav>
      <Shown key={table} />
    </div>
  );
}
