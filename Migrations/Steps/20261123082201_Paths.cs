using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <inheritdoc />
    public partial class Paths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Placements_RecycleTo",
                table: "Placements",
                column: "RecycleTo",
                filter: "\"RecycleTo\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Placements_To",
                table: "Placements",
                column: "To");

            migrationBuilder.CreateIndex(
                name: "IX_Files_Path",
                table: "Files",
                column: "Path");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Placements_RecycleTo",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Placements_To",
                table: "Placements");

            migrationBuilder.DropIndex(
                name: "IX_Files_Path",
                table: "Files");
        }
    }
}
