// SPDX-License-Identifier: MIT
// The mark and the woven band, as on the public pages (partials/mark.html, partials/band.html), and the gong of a score.

export function Mark() {
  return (
    <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true">
      <circle cx="18" cy="18" r="17" fill="#e5a823" />
      <g fill="none" stroke="#47190f" stroke-width="1.5">
        <circle cx="18" cy="18" r="13" />
        <circle cx="18" cy="18" r="8.5" />
      </g>
      <circle cx="18" cy="18" r="4" fill="#47190f" />
    </svg>
  );
}

export function Band() {
  return (
    <svg class="band" aria-hidden="true" shape-rendering="crispEdges">
      <pattern id="band" width="36" height="12" patternUnits="userSpaceOnUse">
        <path fill="#17110f" d="M0 0h36v12H0z" />
        <path fill="#c9452c" d="M0 0h36v1H0zM0 11h36v1H0zM16 2h4v2h4v4h-4v2h-4V8h-4V4h4z" />
        <path fill="#e5a823" d="M14 5h8v2h-8zM17 3h2v6h-2z" />
        <path fill="#f4eadb" d="M0 4h2v4H0zM34 4h2v4h-2zM2 5h3v2H2zM31 5h3v2h-3z" />
        <path fill="#4c9a6d" d="M7 2h2v2H7zM7 8h2v2H7zM27 2h2v2h-2zM27 8h2v2h-2z" />
      </pattern>
      <path fill="url(#band)" d="M0 0h9999v12H0z" />
    </svg>
  );
}
