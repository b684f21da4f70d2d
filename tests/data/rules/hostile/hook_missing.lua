-- expect: contract nowhere
function run(f, p) end
