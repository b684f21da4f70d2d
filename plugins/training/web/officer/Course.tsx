// SPDX-License-Identifier: MIT
// One class: publishing and cancelling it, and its parts: people, sessions, what came of it, details.
import { post } from 'officer/data/api.ts';
import { dayShort } from 'officer/data/days.ts';
import { useLoad } from 'officer/data/load.ts';
import { forget, Name } from 'officer/data/names.ts';
import type { Entity, Row, Schema } from 'officer/data/schema.ts';
import { holds, STAFF } from 'officer/data/session.ts';
import { say } from 'officer/data/words.ts';
import { reasonTold, Step } from 'officer/form/Step.tsx';
import { readRecord, WithEntity } from 'officer/pages/with.tsx';
import { Await, Cells, Chip, Title } from 'officer/shell/parts.tsx';
import { place, to } from 'officer/shell/router.ts';
import { CourseAfter, CourseFinish } from './CourseAfter.tsx';
import { CourseDetails } from './CourseDetails.tsx';
import { CoursePeople } from './CoursePeople.tsx';
import { CourseSessions } from './CourseSessions.tsx';
import { CourseTests } from './CourseTests.tsx';
import { courseTone } from './course.ts';
import './course.css';

const parts = (): [code: string, words: string][] => [
  ['', say('Học viên', 'Trainees')],
  ['buoi', say('Buổi học, điểm danh', 'Sessions, attendance')],
  ['kiem-tra', say('Kiểm tra', 'Tests')],
  ['ket-qua', say('Kết quả', 'Results')],
  ['thong-tin', say('Thông tin', 'Details')],
];

function Acts({ schema, course, done }: { schema: Schema; course: Row; done: () => Promise<void> }) {
  const state = String(course.state);
  const open = state === 'open' || state === 'running';
  return (
    <p class="row">
      <Chip tone={courseTone(state)}>{schema.term('course_state', state)}</Chip>
      <Cells on={Number(course.taken)} of={Number(course.seats)} />
      <span>
        {say(
          `${course.taken ?? 0} trên ${course.seats} chỗ`,
          `${course.taken ?? 0} of ${course.seats} seats`,
        )}
        {Number(course.waiting) > 0 && say(`, ${course.waiting} người chờ`, `, ${course.waiting} waiting`)}
      </span>
      {course.end_reason && <span>{String(course.end_reason)}</span>}
      {holds(STAFF) && state === 'planned' && (
        <Step
          words={say('Công bố', 'Publish')}
          act={() => post(`/courses/${course.id}/publications`).then(done)}
        />
      )}
      {holds(STAFF) && (open || state === 'planned') && (
        <Step
          kind="bad"
          words={say('Hủy lớp', 'Cancel the class')}
          title={say(`Hủy lớp «${course.title}»?`, `Cancel “${course.title}”?`)}
          asks={reasonTold(300)}
          confirm={say('Hủy và báo mọi người', 'Cancel and tell everybody')}
          act={({ reason }) => post(`/courses/${course.id}/cancellations`, { end_reason: reason }).then(done)}
        />
      )}
      {open && <a href={`/lop/${course.id}`}>{say('Trang mọi người thấy', 'The public page')}</a>}
    </p>
  );
}

function OneCourse({ schema, entity, id }: { schema: Schema; entity: Entity; id: string }) {
  const read = useLoad(() => readRecord(entity, id), [id]);
  const part = place.value.query.get('phan') ?? '';
  const reload = async () => {
    forget('course');
    await read.reload();
  };
  return (
    <Await of={read}>
      {(got) => {
        const course = got.row;
        const changed = () => void reload();
        return (
          <>
            <Title above={<a href={to('tap-huan')}>{say('Lớp tập huấn', 'Classes')}</a>}>
              {String(course.title)}
            </Title>
            <p>
              {dayShort(String(course.starts))} – {dayShort(String(course.ends))} ·{' '}
              <Name entity="curriculum" id={String(course.curriculum)} /> ·{' '}
              <Name entity="unit" id={String(course.unit)} />
            </p>
            <Acts schema={schema} course={course} done={reload} />
            <nav aria-label={say('Các phần của lớp', 'Parts of the class')}>
              <ul class="plain parts">
                {parts().map(([code, words]) => (
                  <li key={code}>
                    <a
                      href={`${to('tap-huan', id)}${code && `?phan=${code}`}`}
                      aria-current={part === code ? 'page' : undefined}
                    >
                      {words}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            {part === '' && <CoursePeople schema={schema} course={course} changed={changed} />}
            {part === 'buoi' && <CourseSessions schema={schema} course={course} changed={changed} />}
            {part === 'kiem-tra' && <CourseTests schema={schema} course={course} />}
            {part === 'ket-qua' && (
              <>
                {holds(STAFF) && (course.state === 'open' || course.state === 'running') && (
                  <CourseFinish course={course} changed={reload} />
                )}
                <CourseAfter key={String(course.state)} schema={schema} course={course} />
              </>
            )}
            {part === 'thong-tin' && (
              <CourseDetails schema={schema} entity={entity} read={got} changed={reload} />
            )}
          </>
        );
      }}
    </Await>
  );
}

export default function Course({ params }: { params: Record<string, string> }) {
  return (
    <WithEntity name="course">
      {(schema, entity) => <OneCourse schema={schema} entity={entity} id={params.id ?? ''} />}
    </WithEntity>
  );
}
