// SPDX-License-Identifier: MPL-2.0
// Other people's readers on our file; each is skipped, with a word about it, where it is not installed.
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "pdf_reader.h"
#include "sample/sample.h"

namespace {

/// The sample on disk, gone again with the object.
class SampleFile {
  public:
    explicit SampleFile(const model::Assembly& assembly) {
        std::string folder = (std::filesystem::temp_directory_path() / "aftale-pdf-XXXXXX").string();
        if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no scratch folder");
        folder_ = folder;
        std::ofstream(path(), std::ios::binary) << pdf_reader::write(assembly);
    }
    ~SampleFile() { std::filesystem::remove_all(folder_); }
    SampleFile(const SampleFile&) = delete;
    SampleFile& operator=(const SampleFile&) = delete;
    std::filesystem::path path() const { return folder_ / "sample.pdf"; }

  private:
    std::filesystem::path folder_;
};

struct Answer {
    int status = -1;
    std::string text;
};

Answer run(const std::string& command) {
    Answer answer;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return answer;
    std::array<char, 4096> part{};
    for (std::size_t size = 0; (size = fread(part.data(), 1, part.size(), pipe)) > 0;)
        answer.text.append(part.data(), size);
    const int status = pclose(pipe);
    answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return answer;
}

bool installed(const std::string& tool) {
    if (run("command -v " + tool).status == 0) return true;
    WARN("SKIP: " << tool << " is not installed");
    return false;
}

}  // namespace

TEST_CASE("qpdf finds no error") {
    if (!installed("qpdf")) return;
    const SampleFile file(sample::assembly());
    const Answer answer = run("qpdf --check '" + file.path().string() + "'");
    INFO(answer.text);
    CHECK(answer.status == 0);
}

TEST_CASE("poppler reads the words, joins divided ones and keeps lines apart") {
    if (!installed("pdftotext")) return;
    std::string words;
    for (int i = 0; i < 40; ++i) words += "effektive sundhedssamarbejdsudvalg ";
    const SampleFile file(pdf_reader::of_blocks({sample::paragraph(words)}));
    const Answer answer = run("pdftotext '" + file.path().string() + "' -");
    REQUIRE(answer.status == 0);
    // A reader of words drops a soft hyphen with the line break after it.
    const std::string hyphen = "\u00AD\n";
    std::string flat = answer.text;
    for (std::size_t at = flat.find(hyphen); at != std::string::npos; at = flat.find(hyphen))
        flat.erase(at, hyphen.size());
    std::replace(flat.begin(), flat.end(), '\n', ' ');
    std::size_t count = 0;
    for (std::size_t at = flat.find("effektive sundhedssamarbejdsudvalg "); at != std::string::npos;
         at = flat.find("effektive sundhedssamarbejdsudvalg ", at + 1))
        ++count;
    INFO(answer.text);
    CHECK(count == 40);
}

TEST_CASE("poppler sees every font embedded, a subset and readable") {
    if (!installed("pdffonts")) return;
    const SampleFile file(sample::assembly());
    const Answer answer = run("pdffonts '" + file.path().string() + "'");
    std::size_t fonts = 0;
    for (std::size_t at = answer.text.find("yes yes yes"); at != std::string::npos;
         at = answer.text.find("yes yes yes", at + 1))
        ++fonts;
    INFO(answer.text);
    CHECK(fonts == 3);
}

TEST_CASE("poppler sees a tagged file with its title") {
    if (!installed("pdfinfo")) return;
    const SampleFile file(sample::assembly());
    const Answer answer = run("pdfinfo '" + file.path().string() + "'");
    CHECK(answer.text.find("Tagged:          yes") != std::string::npos);
    CHECK(answer.text.find("Sundhedsaftalen 2024–2027") != std::string::npos);
    const Answer tree = run("pdfinfo -struct-text '" + file.path().string() + "'");
    INFO(tree.text);
    CHECK(tree.text.find("Syntax Error") == std::string::npos);
    CHECK(tree.text.find("Landspatientregisteret") != std::string::npos);
}
