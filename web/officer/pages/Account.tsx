// SPDX-License-Identifier: MIT
// My account: the roles I hold, my password.

import { useState } from 'preact/hooks';
import { post } from '../data/api.ts';
import { useLoad } from '../data/load.ts';
import { phoneWords } from '../data/phone.ts';
import { schema } from '../data/schema.ts';
import { me, signOut } from '../data/session.ts';
import { say } from '../data/words.ts';
import { Form } from '../form/Form.tsx';
import { Await, Button, Title } from '../shell/parts.tsx';

function Password() {
  const tables = useLoad(schema, []);
  const [saved, setSaved] = useState(0);
  return (
    <Await of={tables}>
      {(s) => (
        <>
          {saved > 0 && (
            <p class="notice" role="status">
              ✓{' '}
              {say(
                'Đã đổi mật khẩu. Các máy khác phải đăng nhập lại.',
                'Password changed. Other devices must sign in again.',
              )}
            </p>
          )}
          <Form
            key={saved}
            schema={s}
            fields={s.body('post', '/me/password')}
            values={{}}
            words={say('Đổi mật khẩu', 'Change the password')}
            save={async (values) => {
              await post('/me/password', values);
              setSaved(saved + 1);
            }}
          />
        </>
      )}
    </Await>
  );
}

export default function Account() {
  const account = me.value;
  return (
    <>
      <Title>{account?.name}</Title>
      <p class="meta">{phoneWords(account?.login ?? '')}</p>
      <h2>{say('Vai trò', 'Roles')}</h2>
      <ul class="tasks">
        {account?.roles
          .filter((held) => held.role !== 'volunteer')
          .map((held) => (
            <li key={held.role + held.unit}>
              <b>{held.role_label}</b> <span>{held.unit_name}</span>
            </li>
          ))}
      </ul>
      <h2>{say('Mật khẩu', 'Password')}</h2>
      <Password />
      <h2>{say('Rời máy này', 'Leave this device')}</h2>
      <p>
        <Button kind="alt" onClick={() => void signOut()}>
          {say('Đăng xuất', 'Sign out')}
        </Button>
      </p>
    </>
  );
}
