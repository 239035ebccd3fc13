/** The questions that ship with Statecraft, by theme, and the blanks of the chosen one. */
import { useId, useState } from "preact/hooks";
import { useGraph } from "../state/store";
import type { Parameter } from "./binding";
import type { Question } from "./sparql";

interface Properties {
  questions: Question[];
  onAsk: (question: Question, values: Record<string, string>) => void;
}

export function Catalogue({ questions, onAsk }: Properties) {
  const [name, setName] = useState("");
  const [values, setValues] = useState<Record<string, string>>({});
  const id = useId();
  const chosen = questions.find((question) => question.name === name);
  const themes = [...new Set(questions.map((question) => question.theme))];
  const choose = (next: string) => {
    setName(next);
    setValues({});
    const question = questions.find((each) => each.name === next);
    if (question) onAsk(question, {});
  };
  return (
    <section class="sparql-catalogue" aria-label="Questions">
      <label for={id}>Questions to start from</label>
      <select id={id} value={name} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">Choose one …</option>
        {themes.map((theme) => (
          <optgroup key={theme} label={theme || "others"}>
            {questions.filter((question) => question.theme === theme).map((question) => (
              <option key={question.name} value={question.name}>{question.title}</option>
            ))}
          </optgroup>
        ))}
      </select>
      {chosen && (
        <form onSubmit={(event) => { event.preventDefault(); onAsk(chosen, values); }}>
          <p>{chosen.summary}</p>
          {chosen.parameters.map((parameter) => (
            <Blank
              key={parameter.name}
              parameter={parameter}
              value={values[parameter.name] ?? ""}
              onInput={(value) => setValues({ ...values, [parameter.name]: value })}
            />
          ))}
          {chosen.parameters.length > 0 && <button type="submit" class="button">Ask with these</button>}
          <p class="quiet">In a terminal: <code>kg query {chosen.name}</code></p>
        </form>
      )}
    </section>
  );
}

const HINTS: Record<Parameter["type"], string> = {
  name: "a name in this graph",
  string: "text",
  iri: "an IRI",
  date: "2024-04-19, 2024-04 or 2024",
  integer: "a whole number",
};

function Blank({ parameter, value, onInput }: { parameter: Parameter; value: string; onInput: (value: string) => void }) {
  const id = useId();
  const graph = useGraph();
  const names = parameter.type === "name" ? graph.payload.model.things.map((thing) => thing.label) : [];
  return (
    <div class="sparql-blank">
      <label for={id}>{parameter.name}</label>
      <input
        id={id}
        value={value}
        list={names.length > 0 ? `${id}-names` : undefined}
        placeholder={parameter.default ?? `any: ${HINTS[parameter.type]}`}
        aria-describedby={`${id}-told`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <small id={`${id}-told`}>{parameter.summary}</small>
      {names.length > 0 && (
        <datalist id={`${id}-names`}>{[...new Set(names)].sort().slice(0, 500).map((name) => <option key={name} value={name} />)}</datalist>
      )}
    </div>
  );
}
