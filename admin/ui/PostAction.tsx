import React, { useState } from 'react';
import { ApiClient, useNotice, type ActionProps } from 'adminjs';
import { Box, Button, FormGroup, FormMessage, Input, Label, Select } from '@adminjs/design-system';

interface Field {
  name: string;
  type: 'text' | 'secret' | 'number' | 'choice' | 'title';
  choices?: string[];
}

/** The form of an action: its fields, and one button that posts them. */
const PostAction: React.FC<ActionProps> = ({ action, record, resource }) => {
  const fields = (action.custom as { fields?: Field[] }).fields ?? [];
  const [values, setValues] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<Record<string, { message: string }>>({});
  const [outcome, setOutcome] = useState<unknown>(null);
  const notify = useNotice();
  const send = async () => {
    const api = new ApiClient();
    const at = { resourceId: resource.id, actionName: action.name, method: 'post' as const, data: values };
    const { data } = record ? await api.recordAction({ ...at, recordId: record.id }) : await api.resourceAction(at);
    if (data.notice) notify(data.notice);
    const {
      record: answered,
      notice: _shown,
      ...more
    } = data as { record?: { errors?: Record<string, { message: string }> }; notice?: unknown };
    setErrors(answered?.errors ?? {});
    setOutcome(Object.keys(more).length > 0 ? more : null);
  };
  return (
    <Box variant="white" p="xl">
      {fields.map((field) => (
        <FormGroup key={field.name} error={Boolean(errors[field.name])}>
          <Label htmlFor={field.name}>{field.type === 'title' ? `${field.name}: ${record?.title ?? ''}` : field.name}</Label>
          {field.type === 'choice' ? (
            <Select
              value={{ value: values[field.name] ?? '', label: values[field.name] ?? '' }}
              options={(field.choices ?? []).map((value) => ({ value, label: value }))}
              onChange={(chosen: { value: string } | null) => setValues({ ...values, [field.name]: chosen?.value ?? '' })}
            />
          ) : (
            <Input
              id={field.name}
              type={field.type === 'secret' ? 'password' : 'text'}
              autoComplete="off"
              value={values[field.name] ?? ''}
              onChange={(event: React.ChangeEvent<HTMLInputElement>) => setValues({ ...values, [field.name]: event.target.value })}
            />
          )}
          <FormMessage>{errors[field.name]?.message}</FormMessage>
        </FormGroup>
      ))}
      <Button variant={action.variant === 'danger' ? 'danger' : 'contained'} onClick={() => void send()}>
        {action.name}
      </Button>
      {outcome === null ? null : <pre>{JSON.stringify(outcome, null, 2)}</pre>}
    </Box>
  );
};

export default PostAction;
