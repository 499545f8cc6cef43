using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hybrid.Migrations.Steps
{
    /// <inheritdoc />
    public partial class Numbering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Rules",
                type: "TEXT",
                nullable: false,
                defaultValue: "Title");

            migrationBuilder.AddColumn<string>(
                name: "Numbering",
                table: "Items",
                type: "TEXT",
                nullable: false,
                defaultValue: "Unsaid");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Rules");

            migrationBuilder.DropColumn(
                name: "Numbering",
                table: "Items");
        }
    }
}
