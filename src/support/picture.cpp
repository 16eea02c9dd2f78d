// SPDX-License-Identifier: MPL-2.0
#include "support/picture.h"

#include "support/jpeg_file.h"
#include "support/png_file.h"
#include "support/svg_file.h"

namespace support {

std::variant<PictureFacts, PictureFault> inspect_picture(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG")) {
        const auto read = read_png_file(bytes);
        if (const auto* fault = std::get_if<PictureFault>(&read)) return *fault;
        const auto& png = std::get<PngFile>(read);
        return PictureFacts{PictureForm::png, png.width, png.height, 0};
    }
    if (bytes.starts_with("\xFF\xD8")) {
        const auto read = read_jpeg_file(bytes);
        if (const auto* fault = std::get_if<PictureFault>(&read)) return *fault;
        const auto& jpeg = std::get<JpegFrame>(read);
        return PictureFacts{PictureForm::jpeg, jpeg.width, jpeg.height, jpeg.components};
    }
    const auto read = read_svg_file(bytes);
    if (const auto* fault = std::get_if<PictureFault>(&read)) return *fault;
    const auto& svg = std::get<SvgSize>(read);
    return PictureFacts{PictureForm::svg, svg.width, svg.height, 0};
}

std::string_view media_type(PictureForm form) {
    return form == PictureForm::png ? "image/png" : form == PictureForm::jpeg ? "image/jpeg" : "image/svg+xml";
}

}  // namespace support
