-- SPDX-License-Identifier: MIT
-- What wrk sends and how it reports: METHOD PATH COOKIE BODY as arguments, one JSON line at the end.
-- In PATH and BODY the mark @N@ becomes the number of the request, so that no two records are alike.
local method, path, headers, body, numbered = "GET", "/", {}, nil, false
local sent = 0

function init(args)
  method, path = args[1], args[2]
  if args[3] ~= "" then headers["Cookie"] = args[3] end
  if args[4] ~= "" then
    body = args[4]
    headers["Content-Type"] = "application/json"
    headers["Origin"] = ("http://%s:%s"):format(wrk.host, wrk.port)
  end
  numbered = (body or ""):find("@N@", 1, true) ~= nil
end

function request()
  if not numbered then return wrk.format(method, path, headers, body) end
  sent = sent + 1
  return wrk.format(method, path, headers, (body:gsub("@N@", tostring(sent))))
end

function done(summary, latency)
  local e = summary.errors
  io.write(('{"requests":%d,"seconds":%.6f,"failed":%d,"p50_us":%d,"p99_us":%d}\n'):format(
    summary.requests, summary.duration / 1e6, e.connect + e.read + e.write + e.status + e.timeout,
    latency:percentile(50), latency:percentile(99)))
end
