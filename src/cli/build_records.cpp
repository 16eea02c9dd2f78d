// SPDX-License-Identifier: MPL-2.0
#include "cli/build_records.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "cli/library.h"
#include "support/hash.h"

namespace cli {
namespace {

constexpr std::string_view kShape = "aftale-build 1";
constexpr std::string_view kEnd = "end";

std::string cache_folder(const Workspace& workspace) {
    const std::string named = workspace.environment("AFTALE_CACHE");
    if (named == "none") return "";
    if (!named.empty()) return join_path(named, "builds");
    const std::string shared = workspace.environment("XDG_CACHE_HOME");
    if (shared.starts_with('/')) return join_path(shared, "aftale/builds");
    const std::string home = workspace.environment("HOME");
    return home.starts_with('/') ? join_path(home, ".cache/aftale/builds") : "";
}

/// Texts one after the other, each with its length, so that no two lists give the same bytes.
class List {
  public:
    void add(std::string_view text) {
        bytes_ += std::to_string(text.size());
        bytes_ += ':';
        bytes_ += text;
    }
    void add(long long number) { add(std::to_string(number)); }
    void add_hash(std::string_view bytes) { add(support::sha256_hex(bytes)); }
    void add(const model::Messages& words) {
        List all;
        for (const auto& [key, text] : words.all()) {
            all.add(key);
            all.add(text);
        }
        add_hash(all.bytes_);
    }
    std::string hash() const { return support::sha256_hex(bytes_); }

  private:
    std::string bytes_;
};

void add_fonts(List& list, const Surroundings& around) {
    const auto add = [&](const std::string& file) {
        const std::string path = file.empty() ? "" : around.workspace.find_font(file);
        list.add(file);
        list.add(path);
        list.add(path.empty() ? "" : around.workspace.stamp(path));
    };
    for (const auto& [name, family] : around.theme.families)
        for (const auto& file : {family.regular, family.bold, family.italic, family.bold_italic}) add(file);
    for (const auto& file : around.theme.fallback_files) add(file);
}

void add_hyphenation(List& list, const Surroundings& around, const std::string& language) {
    const std::string patterns = around.workspace.find_hyphenation(language);
    list.add(patterns);
    list.add(patterns.empty() ? "" : around.workspace.stamp(patterns));
    const auto exceptions = around.library.find("hyphenation/" + language + ".exceptions");
    list.add(exceptions ? exceptions->bytes : "");
}

std::string_view next_line(std::string_view& rest) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

}  // namespace

BuildRecords::BuildRecords(Workspace& workspace, std::string out_folder)
    : workspace_(workspace), folder_(cache_folder(workspace)), out_folder_(std::move(out_folder)) {}

std::string BuildRecords::name_of(const Target& target) const {
    List list;
    list.add(workspace_.canonical(out_folder_.empty() ? "." : out_folder_));
    list.add(target.id);
    for (const Format format : target.formats) list.add(static_cast<long long>(format));
    return list.hash().substr(0, 32);
}

std::string BuildRecords::key_of(const Target& target, const Surroundings& around, const model::Assembly& assembly) const {
    if (folder_.empty()) return "";
    List list;
    list.add(kShape);
    list.add(around.version);
    list.add(workspace_.program_stamp());
    list.add(around.made_at);
    list.add(model::to_iso(around.today));
    list.add(target.id);
    list.add(target.path);
    list.add(target.running_title);
    list.add(target.draft_package ? 1 : 0);
    for (const Format format : target.formats) list.add(static_cast<long long>(format));
    list.add(target.words);
    list.add(around.user_words);
    for (model::SourceId source = 1; source <= around.sources.size(); ++source) {
        list.add(around.sources[source].path());
        list.add_hash(around.sources[source].bytes());
    }
    for (const auto& resource : assembly.resources) {
        list.add(resource.path);
        list.add_hash(resource.bytes);
    }
    add_fonts(list, around);
    add_hyphenation(list, around, assembly.metadata.language);
    list.add_hash(around.colour_profile);
    return list.hash();
}

std::optional<BuildRecords::Kept> BuildRecords::find(const Target& target, const std::string& key) const {
    if (folder_.empty() || key.empty()) return std::nullopt;
    try {
        const auto record = workspace_.read(join_path(folder_, name_of(target)));
        if (!record) return std::nullopt;
        std::string_view rest = *record;
        if (next_line(rest) != kShape || next_line(rest) != key) return std::nullopt;
        Kept kept;
        const auto pages = next_line(rest);
        if (std::from_chars(pages.data(), pages.data() + pages.size(), kept.page_count).ec != std::errc()) return std::nullopt;
        for (auto hash = next_line(rest); hash != kEnd; hash = next_line(rest)) {
            if (rest.empty()) return std::nullopt;
            const std::string path(next_line(rest));
            const auto bytes = workspace_.map(join_path(out_folder_, path));
            if (!bytes || support::sha256_hex_of(*bytes) != hash) return std::nullopt;
            kept.paths.push_back(path);
        }
        return kept.paths.empty() ? std::nullopt : std::optional(std::move(kept));
    } catch (const model::WorldError&) {
        return std::nullopt;
    }
}

void BuildRecords::remember(const Target& target, const Made& made) {
    if (folder_.empty() || made.key.empty() || made.files.empty()) return;
    std::string record = std::string(kShape) + "\n" + made.key + "\n" + std::to_string(made.page_count) + "\n";
    for (const auto& file : made.files) record += support::sha256_hex_of(file.bytes) + "\n" + file.path + "\n";
    record += std::string(kEnd) + "\n";
    try {
        workspace_.write_all(folder_, {{name_of(target), std::move(record)}});
    } catch (const model::WorldError&) {
        // The next build is only slower.
    }
}

}  // namespace cli
