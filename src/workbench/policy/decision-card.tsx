// Why IAM allowed or denied something: the verdict, each policy that was looked at, its statements, and their conditions with the values of this call.
import type {
  ConditionReport,
  DecisionReport,
  FilledText,
  ListReport,
  PolicyReport,
  StatementReport,
} from '../../aws/core/decision-report.ts';
import { conditionText, effectText, outcomeText, reasonText, verdictTitle } from './policy-words.ts';
import './decision-card.css';

export default function DecisionCard({ decision }: { readonly decision: DecisionReport }) {
  const allowed = decision.verdict === 'allowed';
  return (
    <section class="decision-card" data-tone={allowed ? 'good' : 'bad'} aria-label={verdictTitle(decision)}>
      <p class="decision-title">
        <span aria-hidden="true">{allowed ? '✓ ' : '✗ '}</span>
        {verdictTitle(decision)}
      </p>
      <p>{reasonText(decision)}</p>
      <dl>
        <dt>Who</dt>
        <dd>{decision.principal.arn === '*' ? 'nobody in particular: the call is not signed' : decision.principal.arn}</dd>
        <dt>On</dt>
        <dd>{decision.resource}</dd>
      </dl>
      {decision.policies.map((policy, place) => (
        <Policy key={place} policy={policy} />
      ))}
    </section>
  );
}

function Policy({ policy }: { readonly policy: PolicyReport }) {
  return (
    <section class="decision-policy" aria-label={policy.type}>
      <p class="decision-policy-title">
        {capitalized(policy.type)}
        {policy.name && <code> {policy.name}</code>}: {effectText(policy)}
      </p>
      {policy.statements.length === 0 && <p class="decision-quiet">It has no statement.</p>}
      {policy.statements.map((statement) => (
        <Statement key={statement.index} statement={statement} only={policy.statements.length === 1} />
      ))}
    </section>
  );
}

/** Statements about something else stay closed: a policy may have dozens. */
function Statement({ statement, only }: { readonly statement: StatementReport; readonly only: boolean }) {
  const { index, sid, effect, outcome, actions, resources, principals, conditions } = statement;
  return (
    <details class="decision-statement" data-outcome={outcome} open={only || outcome === 'applies' || outcome === 'unfulfilled condition'}>
      <summary>
        Statement {index + 1}
        {sid && <code> {sid}</code>} ({effect}) {outcomeText(statement)}
      </summary>
      <dl>
        {principals && (
          <Row
            name={principals.mode === 'these' ? 'Principal' : 'NotPrincipal'}
            texts={principals.names}
            held={outcome !== 'other principal'}
          />
        )}
        {actions && <List name="Action" list={actions} held={outcome !== 'other action'} />}
        {resources && outcome !== 'other action' && <List name="Resource" list={resources} held={outcome !== 'other resource'} />}
      </dl>
      {conditions.map((condition, place) => (
        <Condition key={place} condition={condition} />
      ))}
    </details>
  );
}

function List({ name, list, held }: { readonly name: string; readonly list: ListReport; readonly held: boolean }) {
  return <Row name={list.mode === 'these' ? name : `Not${name}`} texts={list.patterns.map(filledText)} held={held} />;
}

function Row({ name, texts, held }: { readonly name: string; readonly texts: readonly string[]; readonly held: boolean }) {
  return (
    <>
      <dt>
        <Mark held={held} /> {name}
      </dt>
      <dd>{texts.join(', ')}</dd>
    </>
  );
}

function Condition({ condition }: { readonly condition: ConditionReport }) {
  const { operator, key, wanted, given, held } = condition;
  return (
    <div class="decision-condition" data-held={held}>
      <p>
        <Mark held={held === 'held'} /> Condition <code>{operator}</code> {held}
      </p>
      <dl>
        <dt>Key</dt>
        <dd>{key}</dd>
        <dt>Wanted</dt>
        <dd>
          {wanted.map((text, place) => (
            <Wanted key={place} text={text} />
          ))}
        </dd>
        <dt>This call</dt>
        <dd>
          {given ? (
            given.map(({ value, held }, place) => (
              <span key={place} class="decision-value">
                {value} {!operator.endsWith('Null') && <Mark held={held === 'held'} />}
              </span>
            ))
          ) : (
            <span class="decision-quiet">no value</span>
          )}
        </dd>
      </dl>
      <p class="decision-because">{conditionText(condition)}</p>
    </div>
  );
}

function Wanted({ text: { written, filled, missing } }: { readonly text: FilledText }) {
  return (
    <span class="decision-value">
      <span class={filled === undefined && !missing ? '' : 'decision-variable'}>{written}</span>
      {filled !== undefined && <> = {filled}</>}
      {missing && <> (no value)</>}
    </span>
  );
}

function Mark({ held }: { readonly held: boolean }) {
  return (
    <span class="decision-mark" data-held={held ? 'held' : 'did not hold'}>
      <span aria-hidden="true">{held ? '✓' : '✗'}</span>
      <span class="wb-hidden">{held ? 'matches' : 'does not match'}</span>
    </span>
  );
}

const filledText = ({ written, filled }: FilledText) => (filled === undefined ? written : `${written} = ${filled}`);
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
