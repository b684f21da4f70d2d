hook 'bank.score' ties { 'a' } period { from = '09-01' } group { quota = { band = 'mc', percent = 20, of = 'mnong' } }
reasons { a = 'A {n}' } params { p = { 1, min = 0, max = 2, label = 'P' } }
function run(f, p) key('a', #f.visits) for i, s in ipairs(f.visits) do if s.skills:has('mc') then add('a', s.minutes, { n = s.commune }) end end local s = f.visits[2] if s == f.visits[1] then cap('mnong', 'a') end end
tests { { 'x', given = { visits = { { minutes = 5 }, {} } }, expect = { keys = { a = 2 } } } }
