// help.tsx - questions with their answers, and the keys; for the page and for the dialog

import { useState } from "preact/hooks";
import { t, type Key } from "../base/i18n";
import { singleKeys } from "../base/preferences";
import { answerOf, asked, questionOf, type Question } from "../base/questions";
import { WHERES, shortcuts, type Shortcut, type Where } from "../base/shortcuts";
import { page, projectId } from "../base/state";

/** What stands in `...` is pressed or typed. */
function Answer({ text }: { text: string }) {
  return <p>{text.split(/(`[^`]+`)/).map((part, i) => part.startsWith("`") ? <kbd key={i}>{part.slice(1, -1)}</kbd> : part)}</p>;
}

function QuestionItem({ question, open, onLeave }: { question: Question; open: boolean; onLeave: () => void }) {
  return (
    <details class="question" open={open}>
      <summary>{questionOf(question.name)}</summary>
      <Answer text={answerOf(question.name)} />
      {projectId.value && question.links.length > 0 && (
        <p class="small muted">
          {t("help.go")}{" "}
          {question.links.map(([path, title], i) => (
            <span key={path}>{i > 0 && ", "}<a href={page(path)} onClick={onLeave}>{t(title)}</a></span>
          ))}
        </p>
      )}
    </details>
  );
}

/** FULL: with the topics' headings. */
export function Questions({ full = false, onLeave = () => undefined }: { full?: boolean; onLeave?: () => void }) {
  const [typed, setTyped] = useState("");
  const found = asked(typed);
  const n = found.reduce((sum, topic) => sum + topic.questions.length, 0);
  return (
    <section class="questions" aria-label={t("help.how")}>
      <input type="search" class="questions-field" autofocus={!full} aria-label={t("help.search")} placeholder={t("help.how")} value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)} />
      <p class="unseen" role="status">{typed.trim() === "" ? "" : t("help.found", { n })}</p>
      {found.map((topic) => (
        <section key={topic.title} class="topic" aria-label={t(topic.title)}>
          {full && <h2>{t(topic.title)}</h2>}
          {topic.questions.map((question) => (
            <QuestionItem key={question.name} question={question} open={typed.trim() !== "" && n <= 2} onLeave={onLeave} />
          ))}
        </section>
      ))}
      {n === 0 && <p class="muted">{t("help.nothing")}</p>}
    </section>
  );
}

function Keys({ shortcut }: { shortcut: Shortcut }) {
  const between = shortcut.keys.join() === "1,9" ? t("help.to") : t("help.or");
  return (
    <>
      {shortcut.keys.map((keys, i) => (
        <span key={keys}>{i > 0 && <span class="muted small"> {between} </span>}<kbd>{keys}</kbd></span>
      ))}
    </>
  );
}

function KeyTable({ where, level }: { where: Where; level: "h2" | "h3" }) {
  const Heading = level;
  return (
    <section class="key-group">
      <Heading id={`keys-${where}`}>{t(`help.where_${where}` as Key)}</Heading>
      <table class="key-table" aria-labelledby={`keys-${where}`}>
        <thead class="unseen"><tr><th scope="col">{t("help.does")}</th><th scope="col">{t("help.keys")}</th></tr></thead>
        <tbody>
          {shortcuts.filter((shortcut) => shortcut.where === where).map((shortcut) => (
            <tr key={shortcut.what}><td>{t(shortcut.what)}</td><td><Keys shortcut={shortcut} /></td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** All the keys, or those of WHERES alone. */
export function Shortcuts({ wheres = WHERES, level = "h3" }: { wheres?: readonly Where[]; level?: "h2" | "h3" }) {
  return (
    <section class="shortcuts" aria-label={t("help.shortcuts")}>
      {!singleKeys.value && <p class="small muted">{t("help.letters_off")}</p>}
      {wheres.map((where) => <KeyTable key={where} where={where} level={level} />)}
    </section>
  );
}
