-- expect: contract
function run(f, p) end
