import type { Model as ModelType, ModelOptions, QueryBuilder, QueryContext } from 'objection';
import { type Building, OrgModel } from './org-model.ts';
import { everySubject } from './subject.ts';

/** Whose rows the query was made for: a user's id, or undefined for everybody's; refuses a query that does not say. */
function subjectOf(context: QueryContext): string | undefined {
  const subject: unknown = context['subject'];
  if (typeof subject !== 'string') throw new Error('What a person said was reached without Org.subject or Org.everySubject.');
  return subject === everySubject ? undefined : subject;
}

/** Adds `user_id = ?` to what OrgQueryBuilder adds. */
class SubjectQueryBuilder<M extends ModelType, R = M[]> extends (OrgModel.QueryBuilder as typeof QueryBuilder)<M, R> {
  static override forClass: typeof QueryBuilder.forClass = (modelClass) => {
    const query = super.forClass(modelClass);
    query.onBuild((builder) => {
      const building = builder as unknown as Building;
      if (building.isPartial() || building.isInsert()) return;
      const subject = subjectOf(building.context());
      if (subject !== undefined) building.where(`${building.tableRefFor(modelClass)}.user_id`, subject);
    });
    return query as never;
  };
}

/** A row with what one person said. It is reached as that person (`Org.subject`) or as one who may see all (`Org.everySubject`). */
export abstract class SubjectModel extends OrgModel {
  static override QueryBuilder = SubjectQueryBuilder as unknown as typeof QueryBuilder;
  declare user_id: string;

  override $beforeInsert(context: QueryContext): void {
    super.$beforeInsert(context);
    const subject = subjectOf(context);
    if (subject !== undefined && this.user_id !== undefined && this.user_id !== subject)
      throw new Error('A row cannot be put among what another person said.');
    if (subject !== undefined) this.user_id = subject;
  }

  override $beforeUpdate(options: ModelOptions, context: QueryContext): void {
    super.$beforeUpdate(options, context);
    const subject = subjectOf(context);
    if (this.user_id !== undefined && this.user_id !== subject) throw new Error('A row cannot change the person whose words it holds.');
  }
}
