// SPDX-License-Identifier: MPL-2.0
#include "round_trip/made_table.h"

#include <rapidcheck.h>

#include <nlohmann/json.hpp>
#include <ostream>

namespace {

using Texts = std::vector<std::string>;

const Texts types = {"markdown", "string",  "list",   "number", "integer", "date",
                     "year",     "boolean", "choice", "url",    "maaltal"};
const Texts choices = {"kommune", "region", "almen praksis, fælles", "\"andet\""};

// Words that mean something to Markdown, to Excel or to XML.
const Texts words = {"mål", "Ærø og Fanø", "=1+1", "+45",       "-3",  "@navn", "_x000D_", "a < b & c",    "😀",
                     "1.",  "12,5 %",      "0420", "\"citat\"", "'a'", "#",     "TRUE",    "1. juli 2024", "–",
                     "a|b", "a*b*c",       "[x]",  "`kode`",    "\\",  "~~",    "null",    "slut:"};
const Texts markdown = {"mål",
                        "Ærø og Fanø",
                        "**fed**",
                        "*kursiv*",
                        "***begge***",
                        "`kode *her*`",
                        "[her](https://eksempel.dk/a?b=c)",
                        "<https://eksempel.dk>",
                        "~~væk~~",
                        "H<sub>2</sub>O",
                        "10<sup>3</sup>",
                        "\\*ikke kursiv\\*",
                        "= 1+1",
                        "a < b & c",
                        "😀",
                        "12,5 %",
                        "\\_x000D\\_",
                        "(i alt)",
                        "linje<br>skift"};

std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump();
}

std::string some_words(const Texts& from, const char* between) {
    const auto parts = *rc::gen::resize(4, rc::gen::nonEmpty(rc::gen::container<Texts>(rc::gen::elementOf(from))));
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : between) + part;
    return out;
}

/// "[^a]" after the words, now and then.
std::string some_note_call() {
    return *rc::gen::inRange(0, 6) == 0 ? *rc::gen::element<std::string>("[^a]", "[^b]", "[^langt-navn]") : "";
}

std::string some_markdown() {
    const int form = *rc::gen::inRange(0, 6);
    if (form == 0) return "- " + some_words(markdown, "\n- ") + some_note_call();
    if (form == 1) return "1. " + some_words(markdown, "\n2. ");
    if (form == 2) return some_words(markdown, "\n\n") + some_note_call();
    return some_words(markdown, " ") + some_note_call();
}

std::string some_number(int decimals) {
    const auto digits = *rc::gen::inRange<long>(-10000000, 10000000);
    std::string text = std::to_string(digits < 0 ? -digits : digits);
    while (text.size() <= static_cast<std::size_t>(decimals)) text.insert(0, "0");
    if (decimals > 0) text.insert(text.size() - static_cast<std::size_t>(decimals), ".");
    return (digits < 0 ? "-" : "") + text;
}

std::string some_date() {
    const auto part = [](int low, int high) {
        const std::string text = std::to_string(*rc::gen::inRange(low, high));
        return text.size() < 2 ? "0" + text : text;
    };
    return part(1900, 2100) + "-" + part(1, 13) + "-" + part(1, 29);
}

std::string some_target() {
    std::string out = "{vaerdi: " + some_number(*rc::gen::inRange(0, 3));
    out += ", enhed: " + quoted(*rc::gen::element<std::string>("%", "dage", "pr. 1.000", "kr."));
    const auto direction = *rc::gen::element<std::string>("", "højst", "mindst", "stiger", "falder");
    if (!direction.empty()) out += ", retning: " + direction;
    if (*rc::gen::arbitrary<bool>()) out += ", gruppe: " + quoted("16–24 år");
    return out + "}";
}

std::string some_value(const MadeColumn& column) {
    const std::string& type = column.type;
    if (type == "markdown") return quoted(some_markdown());
    if (type == "string") return quoted(some_words(words, *rc::gen::element(" ", "\n")));
    if (type == "list") {
        std::string out = "[";
        for (const auto& item :
             *rc::gen::resize(3, rc::gen::nonEmpty(rc::gen::container<Texts>(rc::gen::elementOf(markdown)))))
            out += (out.size() > 1 ? ", " : "") + quoted(item);
        return out + "]";
    }
    if (type == "number") return some_number(*rc::gen::inRange(0, 4));
    if (type == "integer") return some_number(0);
    if (type == "date") return some_date();
    if (type == "year") return std::to_string(*rc::gen::inRange(1000, 2100));
    if (type == "boolean") return *rc::gen::element<std::string>("ja", "nej");
    if (type == "choice") return quoted(*rc::gen::elementOf(choices));
    if (type == "url") return *rc::gen::element<std::string>("https://eksempel.dk/a%20b", "mailto:post@eksempel.dk");
    return some_target();
}

std::string some_cell(const MadeColumn& column) {
    if (column.required) return some_value(column);
    switch (*rc::gen::inRange(0, 8)) {
        case 0:
            return "null";
        case 1:
            return "\"\"";
        case 2:
            return "";
        default:
            return some_value(column);
    }
}

std::string field_yaml(const MadeColumn& column, std::size_t index) {
    const std::string name = "felt-" + std::to_string(index);
    std::string out = "  - {name: " + name + ", title: " + quoted("Felt " + std::to_string(index) + " (æ)");
    out += ", type: " + column.type;
    if (!column.unit.empty()) out += ", unit: " + quoted(column.unit);
    if (column.iso) out += ", format: iso";
    if (column.heads_row) out += ", header: true";
    std::string constraints;
    const auto add = [&](const std::string& constraint) {
        constraints += (constraints.empty() ? "" : ", ") + constraint;
    };
    if (column.required) add("required: true");
    if (column.bounded && column.type == "date") add("minimum: 1850-01-01, maximum: 2199-12-31");
    const bool text = column.type == "string";
    if (column.bounded && column.type != "date" && !text) add("minimum: -10000000, maximum: 10000000");
    if (column.bounded && text) add("minLength: 0, maxLength: 100000");
    if (column.type == "choice") {
        std::string list;
        for (const auto& choice : choices) list += (list.empty() ? "" : ", ") + quoted(choice);
        add("enum: [" + list + "]");
    }
    if (!constraints.empty()) out += ", constraints: {" + constraints + "}";
    return out + "}\n";
}

}  // namespace

std::string MadeTable::yaml() const {
    std::string out = "fields:\n";
    for (std::size_t i = 0; i < columns.size(); ++i) out += field_yaml(columns[i], i);
    out += "rows:\n";
    for (const auto& row : rows) {
        if (!row.group.empty()) {
            out += "  - {gruppe: " + quoted(row.group);
            out += row.level > 1 ? ", niveau: " + std::to_string(row.level) + "}\n" : "}\n";
            continue;
        }
        std::string line;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!row.cells[i].empty())
                line += (line.empty() ? "" : ", ") + ("felt-" + std::to_string(i)) + ": " + row.cells[i];
        out += "  - {" + line + "}\n";
    }
    if (!notes.empty()) out += "notes:\n";
    for (const auto& [label, text] : notes) out += "  " + label + ": " + quoted(text) + "\n";
    return out;
}

std::ostream& operator<<(std::ostream& out, const MadeTable& table) {
    return out << "\n" << table.yaml();
}

namespace {

MadeColumn some_column(bool first) {
    MadeColumn column;
    column.type = *rc::gen::elementOf(types);
    const bool number = column.type == "number" || column.type == "integer";
    if (number) column.unit = *rc::gen::element<std::string>("", "%", "kr.", "1.000 kr.");
    column.required = *rc::gen::arbitrary<bool>();
    column.bounded = (number || column.type == "date" || column.type == "string") && *rc::gen::arbitrary<bool>();
    column.iso = column.type == "date" && *rc::gen::arbitrary<bool>();
    column.heads_row = first && *rc::gen::arbitrary<bool>();
    return column;
}

struct Area {
    std::size_t row, column, rows, columns;
};

/// Whether a cell may reach over the area: no group row and no other such cell is in it. One row over all columns would
/// be a group row, and a row in which nothing begins none at all.
bool is_free(const MadeTable& table, const std::vector<std::vector<bool>>& taken, const Area& area) {
    const std::size_t width = table.columns.size();
    if (area.row + area.rows > table.rows.size() || area.column + area.columns > width) return false;
    if (area.rows * area.columns == 1 || (area.rows == 1 && area.columns == width)) return false;
    for (std::size_t r = area.row; r < area.row + area.rows; ++r)
        for (std::size_t c = area.column; c < area.column + area.columns; ++c)
            if (!table.rows[r].group.empty() || taken[r][c]) return false;
    for (std::size_t r = area.row + 1; r < area.row + area.rows; ++r) {
        bool begins = false;
        for (std::size_t c = 0; c < width; ++c)
            begins = begins || (!taken[r][c] && (c < area.column || c >= area.column + area.columns));
        if (!begins) return false;
    }
    const std::string& cell = table.rows[area.row].cells[area.column];
    return !cell.empty() && cell != "null";
}

void span_a_cell(MadeTable& table, std::vector<std::vector<bool>>& taken) {
    const auto up_to = [](std::size_t end) { return *rc::gen::inRange<std::size_t>(0, end); };
    const Area area{up_to(table.rows.size()), up_to(table.columns.size()), 1 + up_to(3), 1 + up_to(3)};
    if (!is_free(table, taken, area)) return;
    std::string spanned = table.rows[area.row].cells[area.column];
    const std::string spans =
        ", rowspan: " + std::to_string(area.rows) + ", colspan: " + std::to_string(area.columns) + "}";
    if (spanned.starts_with("{"))
        spanned.replace(spanned.size() - 1, 1, spans);
    else
        spanned = "{value: " + spanned + spans;
    for (std::size_t r = area.row; r < area.row + area.rows; ++r)
        for (std::size_t c = area.column; c < area.column + area.columns; ++c) {
            taken[r][c] = true;
            table.rows[r].cells[c].clear();
        }
    table.rows[area.row].cells[area.column] = spanned;
}

void write_notes(MadeTable& table) {
    const std::string all = table.yaml();
    for (const std::string label : {"a", "b", "langt-navn"})
        if (all.find("[^" + label + "]") != std::string::npos) table.notes[label] = some_words(markdown, " ");
}

}  // namespace

MadeTable any_table() {
    MadeTable table;
    const int width = *rc::gen::inRange(1, 7);
    for (int i = 0; i < width; ++i) table.columns.push_back(some_column(i == 0));
    const int height = *rc::gen::inRange(1, 9);
    for (int i = 0; i < height; ++i) {
        MadeRow row;
        if (width > 1 && *rc::gen::inRange(0, 6) == 0) {
            row.group = some_words(markdown, " ") + some_note_call();
            row.level = *rc::gen::inRange(1, 4);
        } else {
            for (const auto& column : table.columns) row.cells.push_back(some_cell(column));
        }
        table.rows.push_back(std::move(row));
    }
    std::vector<std::vector<bool>> taken(table.rows.size(), std::vector<bool>(table.columns.size()));
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) span_a_cell(table, taken);
    write_notes(table);
    return table;
}

MadeTable any_grouped_table() {
    MadeTable table;
    for (const char* type : {"string", "markdown", "markdown", "number", "integer"}) {
        MadeColumn column;
        column.type = type;
        table.columns.push_back(column);
    }
    const int decimals = *rc::gen::inRange(0, 3);
    for (int i = *rc::gen::inRange(1, 12); i > 0; --i) {
        MadeRow row;
        row.cells.push_back(*rc::gen::element<std::string>("Nord", "\"=Syd\"", "Øst", "\"\""));
        row.cells.push_back(*rc::gen::element<std::string>("Børn", "\"**Unge**\"", "\"I alt\"", ""));
        row.cells.push_back(quoted(some_markdown()));
        row.cells.push_back(*rc::gen::inRange(0, 5) == 0 ? "null" : some_number(decimals));
        row.cells.push_back(*rc::gen::inRange(0, 5) == 0 ? "" : some_number(0));
        table.rows.push_back(std::move(row));
    }
    write_notes(table);
    return table;
}

MarkedTable any_marked_table() {
    MarkedTable table;
    const auto add = [&](const std::string& both) {
        table.marked += both;
        table.accepted += both;
    };
    add("| Et | To |\n| --- | ---: |\n");
    for (int row = *rc::gen::inRange(1, 4); row > 0; --row) {
        for (int column = 0; column < 2; ++column) {
            add("| ");
            for (int piece = *rc::gen::inRange(0, 4); piece > 0; --piece) {
                const auto word = *rc::gen::element<std::string>("mål", "**fed**", "12,5", "`kode`", "=1+1");
                const auto other = *rc::gen::element<std::string>("nyt", "8,6", "*skråt*");
                const int form = *rc::gen::inRange(0, 5);
                const std::vector<std::string> marks = {word, "{++" + word + "++}", "{--" + word + "--}",
                                                        "{~~" + word + "~>" + other + "~~}",
                                                        "{==" + word + "==}{>>Er det rigtigt?<<}"};
                const std::vector<std::string> said = {word, word, "", other, word};
                table.marked += marks[static_cast<std::size_t>(form)] + " og ";
                table.accepted += said[static_cast<std::size_t>(form)] + " og ";
            }
            add("x ");
        }
        add("|\n");
    }
    return table;
}

std::ostream& operator<<(std::ostream& out, const MarkedTable& table) {
    return out << "\n" << table.marked;
}
