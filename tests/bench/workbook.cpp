// SPDX-License-Identifier: MPL-2.0
// Writing a workbook, and libxlsxwriter alone with the same cells: in alternation, each in a process of its own.
//
//     bench_workbook [ROWS] [RUNS]      (1000000 rows of ten columns beside 50000, 3 runs)
//
// The library alone gets values, not text to make values of; up to 100,000 rows it makes one of Excel's own tables in
// memory, beyond it runs in its constant-memory mode, as the program does. Seconds are those of the processor, so that
// other work on the machine does not count; peak memory is the kernel's figure (wait4).
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "sample/sample.h"
#include "write/xlsx/xlsx.h"

namespace {

using namespace model;

constexpr std::size_t column_count = 10;
constexpr std::size_t longest_table = 100000;  // as the program has it

enum class Holds { text, integer, number, date };
constexpr std::array<Holds, column_count> columns = {Holds::text,   Holds::integer, Holds::number, Holds::date,
                                                     Holds::text,   Holds::number,  Holds::text,   Holds::integer,
                                                     Holds::number, Holds::text};

double number_at(std::size_t row, std::size_t column) {
    return static_cast<double>((row * 7919 + column * 104729) % 1000003) / (columns[column] == Holds::integer ? 1 : 10);
}
double written(std::size_t row, std::size_t column) {
    const double value = number_at(row, column);
    return columns[column] == Holds::integer ? static_cast<double>(static_cast<long>(value)) : value;
}
std::string text_at(std::size_t row, std::size_t column) {
    static const std::array<const char*, 8> words = {"Aabenraa", "Assens",     "Billund",    "Esbjerg",
                                                     "Fanø",     "Fredericia", "Sønderborg", "Ærø"};
    return std::string(words[(row + column) % words.size()]) + " Kommune " + std::to_string(row % 5000);
}
DateValue date_at(std::size_t row) {
    return {2000 + static_cast<int>(row % 25), 1 + static_cast<int>(row % 12), 1 + static_cast<int>(row % 28)};
}

TableCell cell_at(std::size_t row, std::size_t column) {
    TableCell cell;
    switch (columns[column]) {
        case Holds::text:
            cell.children = {sample::paragraph(text_at(row, column))};
            break;
        case Holds::integer:
            cell.value = Amount{written(row, column), 0, ""};
            break;
        case Holds::number:
            cell.value = Amount{written(row, column), 1, ""};
            break;
        case Holds::date:
            cell.value = date_at(row);
            break;
    }
    return cell;
}

TableRow row_at(std::size_t row) {
    TableRow made;
    for (std::size_t i = 0; i < column_count; ++i) made.cells.push_back(cell_at(row, i));
    return made;
}

constexpr std::size_t different_rows = 500;  // of a streamed table; then they come again

class Generated : public RowSource {
  public:
    explicit Generated(std::size_t rows) : rows_(rows) {
        for (std::size_t i = 0; i < different_rows; ++i) made_.push_back(row_at(i));
    }
    std::size_t count() const override { return rows_; }
    void for_each(const std::function<void(const TableRow&)>& visit) const override {
        for (std::size_t i = 0; i < rows_; ++i) visit(made_[i % different_rows]);
    }

  private:
    std::size_t rows_;
    std::vector<TableRow> made_;
};

Assembly assembly_of(std::size_t rows) {
    Assembly assembly = sample::assembly();
    Table table;
    TableRow head;
    head.kind = RowKind::header;
    for (std::size_t i = 0; i < column_count; ++i) {
        TableColumn column;
        column.name = "kolonne-" + std::to_string(i);
        table.columns.push_back(column);
        head.cells.push_back(sample::cell({sample::paragraph("Kolonne " + std::to_string(i))}, true));
    }
    table.rows.push_back(head);
    if (rows > longest_table)
        table.more = std::make_shared<Generated>(rows);
    else
        for (std::size_t i = 0; i < rows; ++i) table.rows.push_back(row_at(i));
    assembly.blocks = {{std::move(table), {}, {}, 0}};
    return assembly;
}

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Seconds that the library alone takes; what it is given is made before.
double library_alone(std::size_t rows, const std::string& path) {
    const bool streamed = rows > longest_table;
    std::vector<std::string> texts;
    const std::size_t different = streamed ? different_rows : rows;
    for (std::size_t row = 0; row < different; ++row)
        for (std::size_t i = 0; i < column_count; ++i)
            texts.push_back(columns[i] == Holds::text ? text_at(row, i) : std::string());
    const double begin = processor_seconds();
    lxw_workbook_options options{};
    options.constant_memory = streamed;
    lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Tabel");
    const auto format = [&](const char* code) {
        lxw_format* made = workbook_add_format(book);
        format_set_num_format(made, code);
        format_set_bottom(made, LXW_BORDER_HAIR);
        return made;
    };
    const std::array<lxw_format*, 4> formats = {format("General"), format("0"), format("0.0"),
                                                format("d\\. mmmm yyyy")};
    if (!streamed) worksheet_add_table(sheet, 0, 0, static_cast<lxw_row_t>(rows), column_count - 1, nullptr);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t i = 0; i < column_count; ++i) {
            const std::size_t from = row % different;
            const auto at = static_cast<lxw_row_t>(row + 1);
            const auto column = static_cast<lxw_col_t>(i);
            lxw_format* look = formats[static_cast<std::size_t>(columns[i])];
            if (columns[i] == Holds::text) {
                worksheet_write_string(sheet, at, column, texts[from * column_count + i].c_str(), look);
            } else if (columns[i] == Holds::date) {
                const DateValue day = date_at(from);
                lxw_datetime date{day.year, day.month, day.day, 0, 0, 0.0};
                worksheet_write_datetime(sheet, at, column, &date, look);
            } else {
                worksheet_write_number(sheet, at, column, written(from, i), look);
            }
        }
    if (workbook_close(book) != LXW_NO_ERROR) std::exit(1);
    return processor_seconds() - begin;
}

double ours(std::size_t rows, const std::string& path) {
    const Assembly assembly = assembly_of(rows);
    const Theme theme = sample::theme();
    const Messages words = sample::messages();
    writing::xlsx::XlsxOptions options;
    options.created = 1700000000;
    const double begin = processor_seconds();
    const support::SharedBytes bytes = writing::xlsx::write_xlsx(assembly, theme, words, path, options);
    if (bytes.view().empty()) std::exit(1);
    return processor_seconds() - begin;
}

struct Measured {
    double seconds = 0;
    double mebibytes = 0;
};

Measured in_own_process(const std::function<double()>& work) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) std::exit(1);
    const pid_t child = fork();
    if (child == 0) {
        const double seconds = work();
        const bool told = write(ends[1], &seconds, sizeof seconds) == sizeof seconds;
        _exit(told ? 0 : 1);
    }
    Measured made;
    int status = 0;
    rusage usage{};
    const bool told = read(ends[0], &made.seconds, sizeof made.seconds) == sizeof made.seconds;
    if (wait4(child, &status, 0, &usage) != child || status != 0 || !told) std::exit(1);
    close(ends[0]);
    close(ends[1]);
    made.mebibytes = static_cast<double>(usage.ru_maxrss) / 1024;
    return made;
}

void compare(std::size_t rows, int runs, const std::string& path) {
    std::vector<double> mine, theirs;
    double my_memory = 0, their_memory = 0;
    for (int i = 0; i < runs; ++i) {
        const Measured library = in_own_process([&] { return library_alone(rows, path); });
        const Measured program = in_own_process([&] { return ours(rows, path); });
        theirs.push_back(library.seconds);
        mine.push_back(program.seconds);
        their_memory = std::max(their_memory, library.mebibytes);
        my_memory = std::max(my_memory, program.mebibytes);
    }
    std::sort(mine.begin(), mine.end());
    std::sort(theirs.begin(), theirs.end());
    const std::size_t middle = mine.size() / 2;
    std::printf(
        "%8zu rows x %zu   library alone %7.2f s %7.1f MiB   aftale %7.2f s %7.1f MiB   ratio %.2f (aim 1.15)\n", rows,
        column_count, theirs[middle], their_memory, mine[middle], my_memory, mine[middle] / theirs[middle]);
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const std::size_t rows = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000000;
    const int runs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 3;
    const auto path =
        (std::filesystem::temp_directory_path() / ("aftale-bench-" + std::to_string(getpid()) + ".xlsx")).string();
    if (rows > 50000) compare(50000, runs, path);
    compare(rows, runs, path);
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    return 0;
}
