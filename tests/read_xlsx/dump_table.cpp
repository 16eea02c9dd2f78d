// SPDX-License-Identifier: MPL-2.0
// usage: dump_table FILE [PART]            the table as JSON: fields, rows, problems
//        dump_table --time N FILE [PART]   the best of N readings, in seconds of the processor, and what was read
// The schema is NAME.schema.yaml beside FILE, when there is one.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/date.h"
#include "read/markdown.h"
#include "read/table.h"

namespace {

using Json = nlohmann::ordered_json;

std::optional<std::string> bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

void read_cell(std::string_view text, const reading::TextPlaces& places, model::Blocks& blocks,
               std::vector<model::Footnote>& notes, model::Diagnostics& problems) {
    reading::read_markdown_fragment(text, places, blocks, notes, problems);
}

struct Run {
    model::Sources sources;
    model::Diagnostics problems;
    reading::TableForm form;
    model::DataTable table;

    void read(const std::string& path, const std::string& part, std::string bytes) {
        const auto source = sources.add(path, std::move(bytes));
        const std::string beside = path.substr(0, path.rfind('.')) + ".schema.yaml";
        auto schema = bytes_of(beside);
        const auto described = schema ? sources.add(beside, std::move(*schema)) : 0;
        table = reading::read_table(source, described, sources, read_cell, problems, &form, part);
    }
};

Json value_of(const model::DataCell& cell) {
    Json made;
    if (cell.is_covered()) made["covered"] = {cell.rows_up, cell.columns_left};
    if (cell.row_span > 1 || cell.column_span > 1) made["spans"] = {cell.row_span, cell.column_span};
    if (cell.missing) {
        made["missing"] = true;
        return made;
    }
    made["text"] = cell.text;
    if (const auto* amount = std::get_if<model::Amount>(&cell.value)) {
        made["number"] = amount->value;
        made["decimals"] = amount->decimals;
        if (!amount->unit.empty()) made["unit"] = amount->unit;
    }
    if (const auto* day = std::get_if<model::DateValue>(&cell.value))
        made["date"] = model::to_iso({day->year, day->month, day->day});
    if (const auto* truth = std::get_if<bool>(&cell.value)) made["boolean"] = *truth;
    return made;
}

std::string place_of(const model::Diagnostic& problem, const model::Sources& sources) {
    if (!problem.where.known()) return "";
    const auto& source = sources[problem.where.source];
    if (source.grid()) return source.cell_name(problem.where.begin);
    const auto at = source.position(problem.where.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
}

Json dumped(const Run& run) {
    Json out;
    out["form"] = {{"kind", run.form.kind}, {"encoding", run.form.encoding}, {"part", run.form.part}};
    out["fields"] = Json::array();
    for (const auto& field : run.table.fields)
        out["fields"].push_back({{"name", field.name}, {"title", field.title}, {"type", field.type}, {"unit", field.unit}});
    out["rows"] = Json::array();
    for (const auto& row : run.table.rows) {
        Json cells = Json::array();
        if (row.is_group) cells = row.cells[0].text;
        else
            for (const auto& cell : row.cells) cells.push_back(value_of(cell));
        out["rows"].push_back(std::move(cells));
    }
    out["problems"] = Json::array();
    for (const auto& problem : run.problems.all()) out["problems"].push_back(problem.key + "@" + place_of(problem, run.sources));
    return out;
}

int time_reading(int times, bool hold, const std::string& path, const std::string& part, const std::string& bytes) {
    double best = 1e9;
    std::size_t rows = 0, fields = 0, problems = 0;
    for (int i = 0; i < times; ++i) {
        std::string copy = bytes;
        const std::clock_t begin = std::clock();
        Run run;
        run.read(path, part, std::move(copy));
        if (hold && run.table.rows.held().empty()) return 1;
        best = std::min(best, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        rows = run.table.rows.size();
        fields = run.table.fields.size();
        problems = run.problems.all().size();
    }
    std::cout << Json{{"seconds", best}, {"rows", rows}, {"fields", fields}, {"problems", problems}}.dump() << "\n";
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> words(arguments + 1, arguments + count);
    int times = 0;
    const bool hold = !words.empty() && words[0] == "--hold";  // all rows in memory, also those of a long file
    if (hold) words.erase(words.begin());
    if (words.size() > 2 && words[0] == "--time") {
        times = std::atoi(words[1].c_str());
        words.erase(words.begin(), words.begin() + 2);
    }
    if (words.empty() || words.size() > 2) {
        std::cerr << "usage: dump_table [[--hold] --time N] FILE [PART]\n";
        return 2;
    }
    const auto bytes = bytes_of(words[0]);
    if (!bytes) {
        std::cerr << words[0] << " cannot be read\n";
        return 3;
    }
    const std::string part = words.size() > 1 ? words[1] : "";
    if (times > 0) return time_reading(times, hold, words[0], part, *bytes);
    Run run;
    run.read(words[0], part, *bytes);
    std::cout << dumped(run).dump(1, ' ', false, Json::error_handler_t::replace) << "\n";
    return 0;
}
