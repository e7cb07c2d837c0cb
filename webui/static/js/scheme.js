// Day or night, before anything is painted.
try {
  document.documentElement.className = localStorage.getItem("scheme") || "";
} catch {
  // storage is closed: as the system has it
}
